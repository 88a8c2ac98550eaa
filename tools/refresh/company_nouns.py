#!/usr/bin/env python3
# SPDX-FileCopyrightText: The nomen authors
# SPDX-License-Identifier: Apache-2.0
"""Builds gazetteers/common/company-noun-compound.tsv: nouns for companies that are one long word.

    company_nouns.py          write the table

Germanic languages, Finnish and Hungarian make a noun of what a company makes and what it is:
Schraubenhersteller, skruvtillverkaren, ruuvivalmistaja, csavargyártó. No list by hand has them all, so here
every first part is joined to every last part of its kind, in the forms in which it stands before a name.
Words of gazetteers/common/company-noun.tsv are left out.
"""

import pathlib

from gazetteer_table import read_table, write_table

COMMON = pathlib.Path(__file__).resolve().parent.parent.parent / "gazetteers" / "common"

# language: [(first parts, last parts)]; things that are made, and trades that a company is in
COMPOUNDS = {
    "de": [
        ("""Anlagen Antriebs Arznei Auto Automaten Automobil Bagger Bahn Batterie Bau Baustoff Bekleidungs Bier Boots Brillen
            Büromöbel Bus Chemie Chip Computer Draht Drohnen Druckmaschinen Düngemittel Elektro Elektroauto Elektronik Fahrrad
            Fahrstuhl Fahrzeug Farben Fenster Fertighaus Flugzeug Folien Fleisch Gabelstapler Generika Geräte Getränke Getriebe
            Glas Halbleiter Handy Hausgeräte Heizungs Holz Hörgeräte Impfstoff Kabel Kamera Keramik Klebstoff Komponenten
            Kosmetik Kran Küchen Kugellager Kunststoff Lack Landmaschinen Laser Lebensmittel Leuchten Linsen Lkw
            Luftfahrt Maschinen Medikamenten Medizintechnik Mess Messtechnik Metall Möbel Motoren Motorrad Nutzfahrzeug
            Optik Panzer Papier Pharma Pumpen Raketen Reifen Roboter Rohr Rüstungs Satelliten Schienenfahrzeug Schiffs
            Schmierstoff Schokoladen Schrauben Schuh Sensor Snack Software Solar Sonder Spezialchemie Spezialglas
            Spezialmaschinen Spiele Spielwaren Sportartikel Sportwagen Stahl Süßwaren Tabak Teile Textil Traktoren Triebwerk
            Turbinen Uhren Ventil Verpackungs Waffen Wafer Waschmaschinen Werkzeug Werkzeugmaschinen Windkraft Windrad
            Wohnmobil Wurst Zement Zellstoff Zucker Zug""",
         """hersteller herstellers bauer bauers produzent produzenten spezialist spezialisten zulieferer zulieferers
            konzern konzerns firma unternehmen unternehmens händler händlers ausrüster"""),
        ("""Abfall Agrar Bekleidungs Bäckerei Bildungs Bio Biotech Bus Brillen Buch Catering Cloud Daten Datenbank Drogerie
            Discount Energie Entsorgungs Fahrrad Fernbus Film Finanz Fitness Fleisch Flughafen Freizeit Gas Gastronomie
            Gesundheits Glasfaser Handels Handwerks Hafen Hosting Hotel Immobilien Industrie Ingenieur Internet IT- Juwelier
            Kabel Kaffee Kino Kredit Krypto Kunststoff Labor Lebensmittel Leasing Leiharbeits Logistik Medien
            Mineralöl Mode Modeschmuck Nahverkehrs Optiker Parfümerie Personal Pflege Pizza Post Recycling Reinigungs
            Reise Restaurant Rohstoff Schuh Sicherheits Spielwaren Sport Strom Supermarkt Technik Technologie Telefon
            Telekommunikations Textil Tierfutter Transport Tourismus Unterhaltungs Verkehrs Verlags Versand Versicherungs
            Wasser Werbe Werkstatt Wohnungs Zahlungs Zeitarbeits Zeitungs""",
         """anbieter anbieters betreiber betreibers dienstleister dienstleisters kette konzern konzerns firma unternehmen
            unternehmens riese riesen gruppe holding start-up versorger vermittler makler händler händlers haus"""),
    ],
    "sv": [
        ("""batteri bil bio- buss båt chip cykel däck dator drönar elektronik fartygs flygplans fordons fönster glas hörlurs
            instrument kabel kamera keramik komponent kosmetik kullager lastbils läkemedels maskin mat medicinteknik mobil
            motor möbel pappers pump robot sensor sko skruv snus solcells spel sport stål system tåg textil turbin
            utrustnings vaccin vapen ventil verktygs vitvaru öl""",
         "tillverkaren tillverkare producenten leverantören bolaget företaget jätten koncernen specialisten"),
        ("""advokat affärs analys apoteks bank bemannings betal bil biotech bok bostads bredbands bryggeri bud buss bygg
            cykel data detaljhandels el elektronik energi fastighets finans fitness flyg fonds frakt försvars försäkrings
            gruv gym hamn hotell handels hälso industri internet investerings it- järnvägs kafé kläd konsult kosmetik
            kredit krypto lager livsmedels logistik läkemedels mat media mobil mode moln möbel nät olje paket parkerings
            pension program rese restaurang rederi sjukvårds skogs sko skol solenergi spel sport städ stål säkerhets teknik
            tech tele telekom tidnings transport tåg utbildnings vakt vatten vind verkstads vård åkeri""",
         "bolaget bolag företaget företag koncernen jätten kedjan byrån handlaren operatören gruppen"),
    ],
    "nl": [
        ("""accu auto batterij bier brillen bus chemie chip drone elektronica fiets glas halfgeleider instrumenten kaas kabel
            keuken kleding koffie kunstmest lift machine medicijnen meubel motor papier pompen robot scheeps schoenen
            sensor snoep software speelgoed staal textiel trein truck turbine vaccin verf verpakkings vlees vliegtuig
            voedings vrachtwagen wapen zonnepanelen zuivel""",
         "fabrikant bouwer maker producent leverancier bedrijf concern reus specialist handelaar"),
        ("""advies afval apotheek bagger bakkerij bank beveiligings biotech bloemen boek bouw brillen bus cloud constructie
            data detachering doe-het-zelf elektronica energie entertainment evenementen fiets fitness games gas groente
            handels haven hosting hotel horeca ICT- IT- industrie ingenieurs installatie internet kleding koeriers
            koffie leasing logistiek luchtvaart marketing media metaal mode olie opleidings optiek pakket parkeer
            payroll recycling reclame reis restaurant schoenen schoonmaak sierteelt speelgoed sport staal supermarkt
            tank techniek technologie telecom transport tuincentrum uitzend vastgoed verhuis verhuur verzekerings vis
            visserij water winkel zorg zonne-energie""",
         "bedrijf concern keten groep bureau reus aanbieder exploitant dienstverlener onderneming"),
    ],
    "fi": [
        ("""aalto akku ase auto bioteknologia bussi drooni elektroniikka elintarvike energia hissi huonekalu hygienia
            ilmailu instrumentti jäätelö kaapeli kaivos kahvi keramiikka kemia kello kenkä kiinteistö kone kosmetiikka
            kulta kunnossapito kuljetus kuorma-auto kylmälaite laite laiva lasi lelu lentokone lihan logistiikka lääke
            maali makeis media mittalaite metalli metsä metsäkone moottori muovi ohjelmisto olut paperi pakkaus
            peli pelto polkupyörä puhelin puolijohde puolustus puu pumppu rahoitus rakennus rehu robotti satelliitti
            sellu sensori siivous siru sijoitus sähkö teknologia tekstiili teräs terveys tietoturva työkalu vaate
            vakuutus vene verkko viihde viestintä voima""",
         """valmistaja valmistajan yhtiö yhtiön yritys yrityksen konserni konsernin toimittaja toimittajan jätti jätin
            ketju ketjun"""),
    ],
    "hu": [
        ("""akkumulátor alkatrész autó autóalkatrész bútor busz cement chip cipő csavar csoki drón édesség elektronikai
            élelmiszer építőanyag festék fegyver félvezető gép gumi gyógyszer hajó háztartásigép hűtő ital kábel
            kerékpár konzerv konyha kozmetikum mosószer motor műszer műtrágya napelem nyomda óra papír pumpa
            repülőgép ruha sör szerszám textil üveg vagon vakcina vas""",
         "gyártó gyártót gyártónak gyár cég céget óriás forgalmazó kereskedő kereskedés üzlet"),
        ("""adat autó áru bank bányászati biotech befektetési biztonsági bútor busz drogéria energia építő fintech gáz
            hitel hotel ingatlan internet könyv lízing logisztikai média mobil olaj pékség reklám repülő ruha sport
            szálloda szállítási szoftver tanácsadó távközlési tech telekom vas vendéglátó víz webshop""",
         "cég cégcsoport lánc hálózat óriás szolgáltató üzemeltető vállalat társaság csoport"),
    ],
    "da": [
        ("""advokat batteri bil biotek bryggeri bus bygge cykel data detail el elektronik ejendoms energi fisk fly foder
            forlags fødevare forsikrings gas glas handels havne hotel høreapparat industri internet it- kaffe konsulent
            krypto køkken lastbil legetøjs logistik luftfarts læge maskin medicinal medicin mejeri medie mode møbel olie
            pakke pension post pumpe rejse rengørings restaurant sko slik software spil stål supermarkeds sundheds tekstil
            tele teknologi tøj tog transport turbine vand vikar vin vind vindmølle""",
         "producenten fabrikanten selskabet virksomheden firmaet koncernen kæden giganten gruppen leverandøren"),
    ],
    "no": [
        ("""advokat batteri bil biotek bryggeri buss bygge data dagligvare drone eiendoms elektronikk energi entreprenør
            fiske fisk fly forsikrings gass glass gruve handels havbruks hotell høreapparat industri internett it- kaffe
            klær konsulent kraft krypto laks lastebil leketøys logistikk luftfarts maskin medie medisin meieri møbel
            mote nett olje pakke papir post reise renholds restaurant rederi sjømat sko skips smelteverk software spill
            stål supermarked teknologi tele tekstil tog transport turbin vann vekst vin vind våpen""",
         "produsenten selskapet bedriften firmaet konsernet kjeden giganten gruppen leverandøren"),
    ],
}


def main():
    known = {r["name"] for r in read_table(COMMON / "company-noun.tsv")[1]}
    rows = set()
    for lang, groups in COMPOUNDS.items():
        for firsts, lasts in groups:
            for first in firsts.split():
                for last in lasts.split():
                    noun = first + (last.capitalize() if lang == "de" and first.endswith("-") else last)
                    if noun not in known:
                        rows.add((noun, lang))
    count = write_table(COMMON / "company-noun-compound.tsv", [
        ("class", "company-noun"), ("source", "nomen authors"), ("licence", "Apache-2.0"),
        ("refresh", "tools/refresh/company_nouns.py"),
    ], sorted(rows), ["name", "lang"], ["Compound nouns for a company: a name right behind one is a company's."])
    print(f"company-noun-compound.tsv: {count} nouns")


if __name__ == "__main__":
    main()
