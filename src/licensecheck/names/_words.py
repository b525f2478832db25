"""Word tables of the name matcher. All words are folded: lower case, without diacritics (`fold`)."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _stems(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _forms(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(form.split()) for form in text.split("|"))


USER_PREFIXES = _words(
    "user benutzer benutzerin utilisateur utilisatrice usuario usuaria usuari utente gebruiker wikipedysta wikipedystka "
    "uzytkownik uzytkowniczka anvandare bruker bruger kayttaja felhasznalo utilizator uzivatel wikipedista участник "
    "участница користувач користувачка потребител 利用者 用户 使用者 사용자 משתמש مستخدم"
)
"""Names of the User namespace, as they stand before a colon."""

LABELS = _words(
    "photo photos photograph photographer photography foto fotos fotograf fotografin fotografie fotografo fotografa "
    "fotografia photographie image images bild bilder picture pictures author authors autor autora autorin auteur autore "
    "credit credits copyright copyrights courtesy creator artist c фото автор зображення изображение світлина zdjecie "
    "snimek afbeelding beeld imagen immagine imagem uploader creditline source flickr user"
)
"""Words that introduce a name and are no part of it."""

PREPOSITIONS = _words("by of von vom par por di de da from door przez od taken made created")
"""Words between a label and the name."""

PLACE_PREPOSITIONS = _words("from aus at on auf bei")
"""Words after a name that begin something else: "from Lansing, Michigan", "at English Wikipedia"."""

TITLES = _words(
    "dr prof professor sir dame lord lady mr mrs ms miss mx herr frau mme mlle monsieur madame sr sra don dona signor "
    "signora ing dipl mag phd md msc bsc ba ma obe mbe cbe jr junior senior sgt sergeant staff maj major lt lieutenant "
    "cpl corporal pfc pvt private capt captain col colonel gen general spc specialist cmdr commander adm admiral ens "
    "tech airman seaman petty officer mate rev reverend fr father saint st"
)
"""Titles, ranks and grades: they may be left out of a name."""

LEGAL_TAILS = _forms(
    "gmbh|mbh|ag|kg|ohg|se|ug|e v|ev|eg|kgaa|co|and co|und co|cie|inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|"
    "corporation|company|pty|pte|gbr|sa|s a|sas|s a s|sarl|s a r l|spa|s p a|srl|s r l|sl|s l|bv|b v|nv|n v|vzw|"
    "asbl|as|a s|asa|ab|oy|oyj|aps|doo|d o o|sro|s r o|sp z o o|kft|zrt|ltda|lda|ооо|оао|зао|тов|ат|пат|ip|k k|kk"
)
"""Legal forms at the end of a name, word by word."""

PARTICLES = _words(
    "van von der den de du des del della di da do dos das la le les el al bin ibn ben bint abu zu zur zum ter ten te af "
    "av y e i san santa vom und d l o mac mc st"
)
"""Small words inside the names of people."""

NOT_PERSONAL = _words(
    "the and of in at on for with from by to an a und et och og en con mit aus im am auf для та и в на news army navy "
    "tv band bank club team city town state states group press radio film films books book pictures picture images "
    "image photo photos photography house park lake river island mountain hill valley beach bay forest garden gardens "
    "street road square bridge tower castle palace church cathedral temple mosque synagogue monastery abbey chapel "
    "airport station railway train bus car ship boat plane aircraft tank museum hall center centre school hospital "
    "hotel stadium market farm mill port harbour harbor canal dam gate wall fort fortress monument memorial statue "
    "sculpture painting portrait map flag logo coat view panorama north south east west northern southern eastern "
    "western upper lower great little old new golden gate black white red green blue brothers bros gebr sons family "
    "unknown anonymous various own work unbekannt anonym anonyme anonimo inconnu desconocido nieznany невідомий "
    "неизвестен brucke schloss burg kirche dom turm strasse platz haus bahnhof fluss see berg wald tal insel stadt dorf "
    "pont chateau eglise cathedrale rue place gare lac mont ville puente castillo iglesia catedral calle plaza ponte "
    "castello chiesa via piazza lago monte citta most zamek kosciol ulica rynek jezioro gora miasto dworzec brug kasteel "
    "kerk straat plein meer міст замок церква вулиця площа озеро гора місто мост улица площадь город река річка юнит "
    "detail exterior interior sunset sunrise winter summer spring autumn war battle festival concert conference "
    "ukraine russia germany france italy spain poland england america canada australia india china japan europe africa "
    "asia london paris berlin kyiv kiev moscow rome madrid york zealand kingdom united republic"
)
"""Words that stand in titles and in the names of places and groups; a text that holds one is not taken for a person."""

ORGANIZATION_STEMS = _stems(
    "polic polit poliz поліц полиц museu muse muze музе archiv archiw arxiu архів архив biblio librar бібліо библио "
    "universi універс универс institut instytut інститут институт minist міністер министер departm abteilung agen агент "
    "servic serviz dienst sluzb служб armed army armee force guard garde government regierung govern gobier gouvern "
    "council counsel conseil consejo concejo cabildo ayuntamiento city stadt ville commun gemeinde comun kommun "
    "nation nacion nazion narod націон национ bund landes federal royal konigl imperial presse prensa news nachricht "
    "media medien studio atelier photo foto фото bild imag verlag publish edition editor compan compagn corporat "
    "foundation stiftung fondation fundac fundaci fondaz фонд societ gesellschaft verein verband asocia associa asso club "
    "clube group grupp team project projekt proyecto progetto проєкт проект office offic bureau buro kontor amt ufficio "
    "center centre zentrum centr центр laborat observat academ akadem академ school schule schul ecole escuel scuola "
    "colleg hospital krankenhaus klinik church kirche bank theat orchest radio televis fernseh rundfunk channel kanal film "
    "pictur entertain record galer galler collect sammlung survey trust union committ komit comit commiss kommiss parlam "
    "parliam senat сенат embass botschaft ambassad konsul consul partei party parti partid worldw internat network "
    "communit wiki commons flickr internet online digital labs unit division collectiv kollektiv contribut volunt crew "
    "distri region county provin republ republik presid house haus heritage denkmal geolog aerosp space administrat "
    "system solution technolog techni engineer design grafik graphic werk industri gmbh limited incorporat llc "
    "zeitung journal magazin times tribune gazette herald agency агенц рада уряд мінобор минобор оборон штаб сил "
    "держав государ управл комітет комитет област район міськ город газет журнал видав издат товариств обществ спілк "
    "союз"
)
"""Beginnings of words in names of organizations, in the languages that credits are mostly written in."""

LONGEST_NAME_WORD = 13
"""A longer word is more likely a compound ("Opmaalingskontor") than a part of a person's name."""

WIKI_TAIL = (
    r" ?[,/|·(]? ?(?:\b(?:at|on|from|via|auf|bei|sur|en|su|na|у|в|на) )?(?:the )?(?:[\w-]{1,30}[ .])?"
    r"(?:wikipedia|wikimedia commons|commons\.wikimedia\.org|wikivoyage|wikibooks|wikisource|wikinews|flickr)(?:\.org)? ?\)? ?$"
)
"""A wiki or platform behind a name: "at English Wikipedia", "/ Wikimedia Commons", "on Flickr"."""

TALK = (
    r"\(\s*(?:talk|diskussion|discussion|discuter|discusion|discusión|discussione|discussie|dyskusja|обсуждение|обговорення|"
    r"contribs?|talk\s*[·|•/-]\s*contribs?|user|uploader|photographer|author|wikimedia commons)\s*\)"
)
"""A bracket behind a user name that links to its talk page, or says its role."""
