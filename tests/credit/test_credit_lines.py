"""Whole lines in many languages and shapes: what is read of each. All names are invented."""

from __future__ import annotations

import pytest

from licensecheck.credit import fields, parse

# (id, text, format, authors, title, date, licenses, source, modification)
LINES = [
    ("en-commons", "Jane Sample, CC BY-SA 4.0, via Wikimedia Commons", "text", ["Jane Sample"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("en-angle", "Jane Sample, CC BY 3.0 <https://creativecommons.org/licenses/by/3.0>, via Wikimedia Commons", "text", ["Jane Sample"], None, None, ["CC-BY-3.0"], "wikimedia-commons", "none-stated"),
    ("en-embed", "By Sample77 - Own work, CC BY-SA 3.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Sample77"], None, None, ["CC-BY-SA-3.0"], "wikimedia-commons", "none-stated"),
    ("en-embed-talk", "By Sample77 (talk) - Own work, Public Domain, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Sample77"], None, None, ["LicenseRef-PD"], "wikimedia-commons", "none-stated"),
    ("en-embed-project", "By Sample77 at English Wikipedia - Transferred from en.wikipedia to Commons by Mover9 using CommonsHelper., Public Domain, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Sample77"], None, None, ["LicenseRef-PD"], "wikimedia-commons", "none-stated"),
    ("en-openverse", '"Harbor at dawn" by Jane Sample is licensed under CC BY 2.0.', "text", ["Jane Sample"], "Harbor at dawn", None, ["CC-BY-2.0"], None, "none-stated"),
    ("en-openverse-link", '"[Harbor at dawn](https://www.flickr.com/photos/jane/12345)" by [Jane Sample](https://www.flickr.com/photos/jane) is licensed under [CC BY](https://creativecommons.org/licenses/by/2.0/)', "markdown", ["Jane Sample"], "Harbor at dawn", None, ["CC-BY-2.0"], "flickr", "none-stated"),
    ("en-slashes", "Photo: Jane Sample / Wikimedia Commons / CC BY-SA 2.0", "text", ["Jane Sample"], None, None, ["CC-BY-SA-2.0"], "wikimedia-commons", "none-stated"),
    ("en-unsplash", "Photo by Jane Sample on Unsplash", "text", ["Jane Sample"], None, None, [], "unsplash", "none-stated"),
    ("en-caption", "The old bridge was rebuilt in stone after the flood. Photo: Jane Sample, CC BY 4.0, via Wikimedia Commons.", "text", ["Jane Sample"], None, None, ["CC-BY-4.0"], "wikimedia-commons", "none-stated"),
    ("en-brackets", "The old bridge after the flood. (credit: modification of work by “stonefan9”/Wikimedia Commons)", "text", ["stonefan9"], None, None, [], "wikimedia-commons", "modified"),
    ("en-agency", "Crowds gather at the river. (Photo by Joan Example / XFP via Getty Images)", "text", ["Joan Example", "XFP"], None, None, [], "getty-images", "none-stated"),
    ("en-courtesy", "Image courtesy of the Example Space Agency.", "text", ["Example Space Agency"], None, None, [], None, "none-stated"),
    ("en-copyright", "Evening market © Jane Sample", "text", ["Jane Sample"], None, None, [], None, "none-stated"),
    ("en-unknown", "Unknown authorUnknown author, Public domain, via Wikimedia Commons", "text", ["unknown"], None, None, ["LicenseRef-PD"], "wikimedia-commons", "none-stated"),
    ("en-chain", "(credit: XASA/QPL-Sampletech/J. Sample)", "text", ["XASA/QPL-Sampletech", "J. Sample"], None, None, [], None, "none-stated"),
    ("en-place", "Jane Sample from Riverton, Canada, CC BY 2.0, via Wikimedia Commons", "text", ["Jane Sample from Riverton, Canada"], None, None, ["CC-BY-2.0"], "wikimedia-commons", "none-stated"),
    ("en-changed", "Photo: Jane Sample, CC BY 2.0, cropped and resized", "text", ["Jane Sample"], None, None, ["CC-BY-2.0"], None, "modified"),
    ("en-unchanged", "Image by [sampler9](https://commons.wikimedia.org/wiki/User:sampler9), unmodified ([CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/))", "markdown", ["sampler9"], None, None, ["CC-BY-SA-3.0"], "wikimedia-commons", "unmodified"),
    ("en-dated", "Image: Harbor at dawn by Jane Sample, 2014. CC BY 2.0, via Flickr", "text", ["Jane Sample"], "Harbor at dawn", "2014", ["CC-BY-2.0"], "flickr", "none-stated"),
    ("de-list", "Foto: Max Beispiel, Lizenz: CC BY-SA 3.0 DE", "text", ["Max Beispiel"], None, None, ["CC-BY-SA-3.0-DE"], None, "none-stated"),
    ("de-embed", "Von Beispiel77 - Eigenes Werk, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Beispiel77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("de-source", "Quelle: Wikimedia Commons, Autor: Max Beispiel, Lizenz: CC BY 4.0", "text", ["Max Beispiel"], None, None, ["CC-BY-4.0"], "wikimedia-commons", "none-stated"),
    ("de-changed", "Bild: Max Beispiel, CC BY 4.0, bearbeitet", "text", ["Max Beispiel"], None, None, ["CC-BY-4.0"], None, "modified"),
    ("de-unchanged", "Foto: Max Beispiel, CC BY 4.0 (unverändert)", "text", ["Max Beispiel"], None, None, ["CC-BY-4.0"], None, "unmodified"),
    ("de-archive", "Musterarchiv, Bild 183-12345-0001 / Beispiel, Max / CC-BY-SA 3.0", "text", ["Musterarchiv", "Beispiel, Max"], None, None, ["CC-BY-SA-3.0"], None, "none-stated"),
    ("de-date", "Foto: Max Beispiel, 25. April 2023, CC BY 4.0", "text", ["Max Beispiel"], None, "2023-04-25", ["CC-BY-4.0"], None, "none-stated"),
    ("fr-credit", "Crédit photo : Jeanne Exemple / Flickr, CC BY-NC 2.0", "text", ["Jeanne Exemple"], None, None, ["CC-BY-NC-2.0"], "flickr", "none-stated"),
    ("fr-embed", "Par Exemple77 — Travail personnel, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Exemple77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("fr-changed", "Photo : Jeanne Exemple, CC BY 4.0, recadrée", "text", ["Jeanne Exemple"], None, None, ["CC-BY-4.0"], None, "modified"),
    ("fr-unchanged", "Photo : Jeanne Exemple, CC BY 4.0 (sans modification)", "text", ["Jeanne Exemple"], None, None, ["CC-BY-4.0"], None, "unmodified"),
    ("es-embed", "De Ejemplo77 - Trabajo propio, CC BY-SA 3.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Ejemplo77"], None, None, ["CC-BY-SA-3.0"], "wikimedia-commons", "none-stated"),
    ("es-source", "Fuente: Wikimedia Commons. Autor: Juan Ejemplo. Licencia: CC BY-SA 4.0", "text", ["Juan Ejemplo"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("es-photo", "Foto: Juan Ejemplo, dominio público, vía Wikimedia Commons", "text", ["Juan Ejemplo"], None, None, ["LicenseRef-PD"], "wikimedia-commons", "none-stated"),
    ("it-embed", "Di Esempio77 - Opera propria, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Esempio77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("it-photo", "Foto di Gianna Esempio, CC BY 2.0, tramite Flickr", "text", ["Gianna Esempio"], None, None, ["CC-BY-2.0"], "flickr", "none-stated"),
    ("pt-embed", "Por Exemplo77 - Obra do próprio, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Exemplo77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("pt-credit", "Créditos: João Exemplo / Wikimedia Commons / Domínio público", "text", ["João Exemplo"], None, None, ["LicenseRef-PD"], "wikimedia-commons", "none-stated"),
    ("nl-embed", "Door Voorbeeld77 - Eigen werk, CC BY-SA 3.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Voorbeeld77"], None, None, ["CC-BY-SA-3.0"], "wikimedia-commons", "none-stated"),
    ("nl-photo", "Foto: Jan Voorbeeld, CC BY 4.0, via Wikimedia Commons (bijgesneden)", "text", ["Jan Voorbeeld"], None, None, ["CC-BY-4.0"], "wikimedia-commons", "modified"),
    ("pl-source", "Źródło: Wikimedia Commons, autor: Jan Przykład, licencja CC BY-SA 4.0", "text", ["Jan Przykład"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("pl-fot", "fot. Jan Przykład / CC BY 3.0 PL", "text", ["Jan Przykład"], None, None, ["LicenseRef-CC-BY-3.0-PL"], None, "none-stated"),
    ("pl-date", "Zdjęcie: Jan Przykład, 3 maja 2019, CC BY 4.0", "text", ["Jan Przykład"], None, "2019-05-03", ["CC-BY-4.0"], None, "none-stated"),
    ("uk-photo", "Фото: Іван Зразок, CC BY-SA 4.0, через Вікісховище (без змін)", "text", ["Іван Зразок"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "unmodified"),
    ("uk-author", "Джерело: Вікісховище, автор: Іван Зразок, ліцензія CC BY 4.0", "text", ["Іван Зразок"], None, None, ["CC-BY-4.0"], "wikimedia-commons", "none-stated"),
    ("uk-date", "Світлина: Іван Зразок, 25 квітня 2023, CC BY 4.0, обрізано", "text", ["Іван Зразок"], None, "2023-04-25", ["CC-BY-4.0"], None, "modified"),
    ("ru-photo", "Фото: Иван Образцов / Викисклад / CC BY-SA 3.0", "text", ["Иван Образцов"], None, None, ["CC-BY-SA-3.0"], "wikimedia-commons", "none-stated"),
    ("ru-own", "Автор: Образец77 — собственная работа, CC BY-SA 4.0", "text", ["Образец77"], None, None, ["CC-BY-SA-4.0"], None, "none-stated"),
    ("ru-unknown", "Неизвестный автор, общественное достояние, Викисклад", "text", ["unknown"], None, None, ["LicenseRef-PD"], "wikimedia-commons", "none-stated"),
    ("cs-own", "Autor: Ukazka77 – Vlastní dílo, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Ukazka77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("cs-photo", "Foto: Jan Ukázka, CC BY 4.0, oříznuto", "text", ["Jan Ukázka"], None, None, ["CC-BY-4.0"], None, "modified"),
    ("sv-embed", "Av Exempel77 - Eget arbete, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Exempel77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("sv-photo", "Foto: Karin Exempel, CC BY 4.0, via Wikimedia Commons (beskuren)", "text", ["Karin Exempel"], None, None, ["CC-BY-4.0"], "wikimedia-commons", "modified"),
    ("da-photo", "Foto: Jens Eksempel, CC BY 3.0, uændret", "text", ["Jens Eksempel"], None, None, ["CC-BY-3.0"], None, "unmodified"),
    ("no-embed", "Av Eksempel77 – Eget verk, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Eksempel77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("fi-photo", "Kuva: Matti Esimerkki, CC BY 4.0, rajattu", "text", ["Matti Esimerkki"], None, None, ["CC-BY-4.0"], None, "modified"),
    ("tr-photo", "Fotoğraf: Ayşe Örnek, CC BY-SA 4.0, Wikimedia Commons aracılığıyla", "text", ["Ayşe Örnek"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("ar-photo", "تصوير: أحمد مثال، CC BY-SA 4.0، عبر ويكيميديا كومنز", "text", ["أحمد مثال"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("he-photo", "צילום: דוד דוגמה, CC BY 4.0, ויקישיתוף", "text", ["דוד דוגמה"], None, None, ["CC-BY-4.0"], "wikimedia-commons", "none-stated"),
    ("zh-embed", "由 Shili77 - 自己的作品, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Shili77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("zh-source", "图片来源：维基共享资源，作者：李示例，CC BY-SA 3.0", "text", ["李示例"], None, None, ["CC-BY-SA-3.0"], "wikimedia-commons", "none-stated"),
    ("ja-photo", "写真：見本太郎、CC BY 4.0、ウィキメディア・コモンズ", "text", ["見本太郎"], None, None, ["CC-BY-4.0"], "wikimedia-commons", "none-stated"),
    ("ja-by", "Mihon77 による写真、CC BY-SA 3.0", "text", ["Mihon77"], None, None, ["CC-BY-SA-3.0"], None, "none-stated"),
    ("ko-source", "출처: 위키미디어 커먼즈, 저자: 김보기, CC BY-SA 4.0", "text", ["김보기"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("ko-embed", "By Bogi77 - 자작, CC BY-SA 4.0, https://commons.wikimedia.org/w/index.php?curid=1234", "text", ["Bogi77"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("html-link", 'Photo by <a href="https://unsplash.com/@sample">Jane Sample</a> on <a href="https://unsplash.com/">Unsplash</a>', "html", ["Jane Sample"], None, None, [], "unsplash", "none-stated"),
    ("html-title", '<a title="Jane Sample, CC BY-SA 4.0, via Wikimedia Commons" href="https://commons.wikimedia.org/wiki/File:Sample_mill.jpg"><img src="mill.jpg" alt="Mill"></a>', "html", ["Jane Sample"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("html-entities", "Foto: J&ouml;rg Beispiel &amp; Max Muster, CC&nbsp;BY&nbsp;4.0", "html", ["Jörg Beispiel", "Max Muster"], None, None, ["CC-BY-4.0"], None, "none-stated"),
    ("markdown-em", "*Photo: Jane Sample, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)*", "markdown", ["Jane Sample"], None, None, ["CC-BY-4.0"], None, "none-stated"),
    ("markdown-image-title", '![Mill](mill.jpg "Jane Sample [CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0)], via Wikimedia Commons")', "markdown", ["Jane Sample"], None, None, ["CC-BY-SA-3.0"], "wikimedia-commons", "none-stated"),
    ("comment", "// Photo by Jane Sample, CC BY-SA 4.0,\n// via Wikimedia Commons", "text", ["Jane Sample"], None, None, ["CC-BY-SA-4.0"], "wikimedia-commons", "none-stated"),
    ("json", '"artist": "Jane Sample",\n"license": "CC BY 4.0",', "text", ["Jane Sample"], None, None, ["CC-BY-4.0"], None, "none-stated"),
    ("two-licenses", "Jane Sample, CC BY-SA 3.0 GFDL 1.2, via Wikimedia Commons", "text", ["Jane Sample"], None, None, ["CC-BY-SA-3.0", "GFDL-1.2-only"], "wikimedia-commons", "none-stated"),
    ("derivative", "Sample77, derivative work: Tester88 (talk), CC BY-SA 3.0, via Wikimedia Commons", "text", ["Sample77", "Tester88"], None, None, ["CC-BY-SA-3.0"], "wikimedia-commons", "none-stated"),
]  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_line_is_read_whole(line: tuple[str, str, str, list[str], str | None, str | None, list[str], str, str]) -> None:
    """Every field of an ordinary credit comes out as labeled, in every language of the vocabulary."""
    _, text, form, authors, title, date, licenses, source, modification = line
    got = fields(parse(text, form))  # type: ignore[arg-type]
    assert {
        "is_credit": got["is_credit"],
        "authors": got["authors"],
        "title": got["title"],
        "date": got["date"],
        "licenses": got["licenses"],
        "source": got["source"],
        "modification": got["modification"],
    } == {
        "is_credit": True,
        "authors": authors,
        "title": title,
        "date": date,
        "licenses": licenses,
        "source": source,
        "modification": modification,
    }
