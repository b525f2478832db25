"""What sections of credits are called, and words for credits of all or several pictures, in 27 languages: tables."""

from __future__ import annotations

# fmt: off
HEADINGS = (
    # en
    "image credits", "image credit", "photo credits", "photo credit", "picture credits", "picture credit",
    "illustration credits", "media credits", "figure credits", "image attributions", "image attribution", "attributions",
    "attribution", "photo attributions", "image sources", "picture sources", "photo sources", "credits", "image acknowledgements",
    "images and licenses", "image licenses", "licenses of images",
    # de
    "bildnachweis", "bildnachweise", "bildquellen", "bildquelle", "bildquellenverzeichnis", "abbildungsnachweis",
    "abbildungsnachweise", "abbildungsverzeichnis", "fotonachweis", "fotonachweise", "bildrechte", "bilder und lizenzen",
    # fr
    "crédits photos", "crédits photo", "crédits photographiques", "crédit photo", "crédits images", "crédits des images",
    "crédits iconographiques", "crédits", "sources des images",
    # es
    "créditos de las imágenes", "créditos de imágenes", "créditos fotográficos", "créditos de fotos", "créditos",
    "fuentes de las imágenes", "fuentes de imágenes",
    # it
    "crediti fotografici", "crediti immagini", "crediti delle immagini", "crediti", "fonti delle immagini",
    # pt
    "créditos das imagens", "créditos de imagem", "créditos fotográficos", "fontes das imagens",
    # nl
    "fotoverantwoording", "beeldverantwoording", "afbeeldingsbronnen", "fotocredits", "beeldcredits", "illustratieverantwoording",
    # pl
    "źródła zdjęć", "źródła ilustracji", "autorzy zdjęć", "zdjęcia – źródła", "spis ilustracji",
    # uk
    "джерела зображень", "джерела ілюстрацій", "автори фото", "автори світлин",
    # ru
    "источники изображений", "источники иллюстраций", "авторы фотографий", "источники фото",
    # cs
    "zdroje obrázků", "zdroje fotografií", "autoři fotografií",
    # sv, da, no
    "bildkällor", "fotokrediter", "billedkilder", "fotokreditering", "billedkreditering", "bildekilder", "bildekreditering",
    # fi
    "kuvalähteet", "kuvien lähteet",
    # tr
    "görsel kaynakları", "fotoğraf kaynakları", "görsel kaynakçası",
    # hu, ro, id, ca, vi
    "képek forrása", "képjegyzék", "sursa imaginilor", "credite foto", "sumber gambar", "kredit gambar", "crèdits de les imatges",
    "nguồn ảnh", "nguồn hình ảnh",
    # ar, he
    "مصادر الصور", "حقوق الصور", "קרדיט לתמונות", "מקורות התמונות",
    # zh, ja, ko, el
    "图片来源", "圖片來源", "图片版权", "圖片版權", "画像クレジット", "画像出典", "写真クレジット", "이미지 출처", "사진 출처",
    "πηγές εικόνων", "πηγές φωτογραφιών",
)
"""Headings of sections that collect credits, in lower case."""

RARE = ("crèdit", "fonti delle", "gambar", "képjegyz", "kuvien", "nguồn", "πηγές", "תמונות", "صور")
"""Words of those headings that hold no word of credits (`guess.ANCHORS`)."""

ALL = (
    "all photos", "all photographs", "all images", "all pictures", "all illustrations", "all figures", "alle fotos", "alle bilder",
    "alle abbildungen", "sämtliche fotos", "sämtliche bilder", "toutes les photos", "toutes les images", "todas las fotos",
    "todas las imágenes", "tutte le foto", "tutte le immagini", "todas as fotos", "todas as imagens", "alle foto's",
    "alle afbeeldingen", "wszystkie zdjęcia", "wszystkie ilustracje", "усі фото", "всі фото", "усі світлини", "все фото",
    "все фотографии", "все изображения", "všechny fotografie", "všechny obrázky", "alla bilder", "alle billeder",
    "kaikki kuvat", "tüm fotoğraflar", "tüm görseller", "minden kép", "toate fotografiile", "semua foto", "totes les fotos",
    "tất cả ảnh", "جميع الصور", "כל התמונות", "所有图片", "所有圖片", "全部图片", "すべての画像", "모든 사진", "όλες οι φωτογραφίες",
)
"""Words that say that a credit is for all pictures, in lower case."""

PLURALS = (
    "photos", "images", "pictures", "photographs", "illustrations", "figures", "graphics", "both", "fotos", "bilder", "abbildungen",
    "fotografien", "grafiken", "beide", "imágenes", "fotografías", "ambas", "immagini", "fotografie", "entrambe", "imagens",
    "fotografias", "foto's", "afbeeldingen", "beelden", "zdjęcia", "ilustracje", "світлини", "ілюстрації", "знімки", "зображення",
    "изображения", "фотографии", "иллюстрации", "снимки", "снимки", "fotografie", "snímky", "obrázky", "billeder", "bilde",
    "kuvat", "fotoğraflar", "görseller", "képek", "fotografii", "fotografies", "imatges", "الصور", "صور", "תמונות", "צילומים",
    "φωτογραφίες", "εικόνες", "les deux", "oba", "обидва", "оба",
)
"""Words that say that a credit is for several pictures, in lower case."""

SINGULARS = (
    "photo", "photograph", "image", "picture", "illustration", "figure", "graphic", "foto", "fotografie", "bild", "abbildung", "grafik",
    "titelbild", "titelfoto", "photographie", "imagen", "fotografía", "ilustración", "immagine", "illustrazione", "imagem",
    "ilustração", "afbeelding", "beeld", "illustratie", "zdjęcie", "ilustracja", "світлина", "ілюстрація", "изображение",
    "фотография", "иллюстрация", "obrázek", "snímek", "fotografi", "billede", "kuva", "görsel", "fotoğraf", "kép", "imagine", "imatge",
    "صورة", "תמונה", "φωτογραφία", "εικόνα",
)
"""Words that say that a credit is for one picture, in lower case; not those that are the same for several ("фото")."""
# fmt: on
