"""Sentences in many press styles, and the rows that a careful reader would write down from each.

A row reads `ref_area counterpart_area flow period value unit kind`, and `| commodity` for one kind of goods. An empty
list is a sentence that gives none: no amount of trade, a party left open, several partners taken together.
"""

SENTENCES: list[tuple[str, list[str]]] = [
    (
        "Trade between Kenya and Ethiopia reached $180 million in 2023, up from $120 million a year earlier.",
        ["ETH KEN turnover 2023 1.8e+08 USD reported", "ETH KEN turnover 2022 1.2e+08 USD reported"],
    ),
    (
        "Kazakhstan's exports to Italy amounted to $15.2 billion in 2024, while imports stood at $1.6 billion.",
        ["KAZ ITA exports 2024 1.52e+10 USD reported", "KAZ ITA imports 2024 1.6e+09 USD reported"],
    ),
    (
        "Bilateral trade between Vietnam and Japan rose 8.3% to $46.2 billion last year.",
        ["JPN VNM turnover 2024 4.62e+10 USD reported"],
    ),
    (
        "In January-May 2025, mutual trade between Russia and Uzbekistan totalled $4.6 billion.",
        ["RUS UZB turnover 2025-01/2025-05 4.6e+09 USD reported"],
    ),
    (
        "The two sides aim to increase trade between Turkey and Kazakhstan to $15 billion within the next five years.",
        ["TUR KAZ turnover 2030 1.5e+10 USD target"],
    ),
    (
        "Uzbekistan imported $1.2 billion worth of goods from South Korea in 2023.",
        ["UZB KOR imports 2023 1.2e+09 USD reported"],
    ),
    (
        "Saudi Arabia exported 12 million tonnes of crude oil to China in March 2024.",
        ["SAU CHN exports 2024-03 1.2e+07 tonnes reported | oil"],
    ),
    (
        "Turkmenistan supplied China with 34 bcm of natural gas in 2023.",
        ["TKM CHN exports 2023 3.4e+10 cubic metres reported | natural gas"],
    ),
    (
        "Germany's largest trading partners in 2023 were China ($253 billion), the Netherlands ($215 billion) "
        "and the United States ($252 billion).",
        [
            "CHN DEU turnover 2023 2.53e+11 USD reported",
            "DEU NLD turnover 2023 2.15e+11 USD reported",
            "DEU USA turnover 2023 2.52e+11 USD reported",
        ],
    ),
    (
        "Exports to China were worth $5.1 billion and exports to Russia $3.2 billion, Mongolia's statistics "
        "office said.",
        ["MNG CHN exports - 5.1e+09 USD reported", "MNG RUS exports - 3.2e+09 USD reported"],
    ),
    (
        "Tajikistan's foreign trade turnover exceeded $8.4 billion in 2024.",
        ["TJK WORLD turnover 2024 8.4e+09 USD reported"],
    ),
    (
        "EU exports to Nigeria fell to €11.3 billion in 2022 from €12.9 billion in 2021.",
        ["EU NGA exports 2022 1.13e+10 EUR reported", "EU NGA exports 2021 1.29e+10 EUR reported"],
    ),
    (
        "Trade turnover between Iran and Kyrgyzstan is expected to reach $500 million by 2027.",
        ["IRN KGZ turnover 2027 5e+08 USD forecast"],
    ),
    (
        "Indonesia sold coal worth $6.4 billion to India in 2023.",
        ["IDN IND exports 2023 6.4e+09 USD reported | coal"],
    ),
    (
        "Pakistan bought $900 million of Afghan coal in 2022.",
        ["PAK AFG imports 2022 9e+08 USD reported | coal"],
    ),
    (
        "ASEAN's trade with China hit a record $911.7 billion in 2023, according to Chinese customs.",
        ["ASEAN CHN turnover 2023 9.117e+11 USD reported"],
    ),
    (
        "Kazakhstan and Uzbekistan plan to bring bilateral trade to $10 billion by 2030.",
        ["KAZ UZB turnover 2030 1e+10 USD target"],
    ),
    (
        "The trade deficit with China widened to $85 billion in 2023, India's commerce ministry said.",
        [],
    ),
    (
        "Chinese companies have invested $10 billion in Nigeria, and trade between the two countries was "
        "$22.6 billion in 2023.",
        ["CHN NGA turnover 2023 2.26e+10 USD reported"],
    ),
    (
        "Wheat exports from Kazakhstan to Afghanistan came to 1.4 million tonnes in the first half of 2024.",
        ["KAZ AFG exports 2024-01/2024-06 1.4e+06 tonnes reported | wheat"],
    ),
    (
        "The volume of trade between Azerbaijan and Turkmenistan did not exceed $100 million in 2022.",
        [],
    ),
    (
        "Uzbekistan's exports of textiles to Russia increased by $200 million to $1.1 billion in 2023.",
        ["UZB RUS exports 2023 1.1e+09 USD reported | textiles"],
    ),
    (
        "Gas exports brought Turkmenistan $9.6 billion in 2023.",
        ["TKM WORLD exports 2023 9.6e+09 USD reported | natural gas"],
    ),
    (
        "China-Africa trade reached $282 billion in 2023.",
        [],
    ),
    (
        "Kazakh oil exports to Germany rose to 1.5 million tonnes in 2024.",
        ["KAZ DEU exports 2024 1.5e+06 tonnes reported | oil"],
    ),
    (
        "Trade between Brazil and Argentina grew from $23 billion in 2021 to $28.4 billion in 2022.",
        ["ARG BRA turnover 2021 2.3e+10 USD reported", "ARG BRA turnover 2022 2.84e+10 USD reported"],
    ),
    (
        "The UAE's non-oil foreign trade reached AED 3.5 trillion in 2023.",
        ["ARE WORLD turnover 2023 3.5e+12 AED reported"],
    ),
    (
        "Kyrgyzstan's main trade partners are China (40%), Russia (20%) and Kazakhstan (10%).",
        [],
    ),
    (
        "They signed trade deals worth $25 billion.",
        [],
    ),
    (
        "$3.4 billion in trade passed between Georgia and Turkey in 2024.",
        ["GEO TUR turnover 2024 3.4e+09 USD reported"],
    ),
    (
        "Of Mongolia's $15.2 billion in exports in 2023, $13.8 billion went to China.",
        ["MNG CHN exports 2023 1.38e+10 USD reported"],
    ),
    (
        "Japan's imports from Australia dropped 12% to 9.1 trillion yen in fiscal 2023.",
        ["JPN AUS imports 2023-04/2024-03 9.1e+12 JPY reported"],
    ),
    (
        "Retail trade turnover in Kazakhstan reached $40 billion in 2024.",
        [],
    ),
    (
        "China bought 12 million tons of soybeans from Brazil in May.",
        ["CHN BRA imports 2025-05 1.2e+07 tons reported | soybeans"],
    ),
    (
        "Egypt exports citrus worth $800 million a year to the EU.",
        ["EGY EU exports - 8e+08 USD reported | citrus"],
    ),
    (
        "The minister noted that trade turnover with Belarus had grown to $1 billion and could double to $2 "
        "billion by 2030.",
        [],
    ),
    (
        "Kazakhstan's total exports reached $80 billion in 2024; imports stood at $60 billion.",
        ["KAZ WORLD exports 2024 8e+10 USD reported", "KAZ WORLD imports 2024 6e+10 USD reported"],
    ),
    (
        "Beijing is Astana's top trade partner, with turnover of $44 billion in 2024.",
        ["CHN KAZ turnover 2024 4.4e+10 USD reported"],
    ),
    (
        "Gas exports brought Qatar $42 billion in 2023.",
        ["QAT WORLD exports 2023 4.2e+10 USD reported | natural gas"],
    ),
    (
        "Zambia's bilateral trade with South Africa is worth about $3 billion a year, the ministry said.",
        ["ZAF ZMB turnover - 3e+09 USD reported"],
    ),
    (
        '"Our trade with Malaysia stood at $21 billion last year," said Thai Prime Minister Srettha Thavisin.',
        ["MYS THA turnover 2024 2.1e+10 USD reported"],
    ),
    (
        "Trade between the UK and Kazakhstan was worth £2.6 billion in the four quarters to the end of Q3 2023.",
        ["GBR KAZ turnover 2022-10/2023-09 2.6e+09 GBP reported"],
    ),
    (
        "The EU is Kazakhstan's largest trading partner, accounting for €45 billion of its foreign trade in 2024.",
        ["EU KAZ turnover 2024 4.5e+10 EUR reported"],
    ),
    (
        "Two-way trade in goods totalled $8.1bn in 2024, with Azerbaijani exports to Georgia at $600m.",
        ["AZE GEO turnover 2024 8.1e+09 USD reported", "AZE GEO exports 2024 6e+08 USD reported"],
    ),
    (
        "Trade volume between China and Kyrgyzstan hit 22.71 billion U.S. dollars in 2024, up 15.6 percent "
        "year on year.",
        ["CHN KGZ turnover 2024 2.271e+10 USD reported"],
    ),
    (
        "Kyrgyzstan's imports from China in 2024 were $5.3 billion, and its exports to China only $96 million.",
        ["KGZ CHN imports 2024 5.3e+09 USD reported", "KGZ CHN exports 2024 9.6e+07 USD reported"],
    ),
    (
        "According to the National Statistics Committee, mutual trade with Russia for January-October 2024 "
        "amounted to 3.9 billion US dollars, including exports of 1.1 billion dollars and imports of 2.8 "
        "billion dollars.",
        [],
    ),
    (
        "Ethiopia earned $1.4 billion from coffee exports in the last fiscal year.",
        ["ETH WORLD exports 2023-07/2024-06 1.4e+09 USD reported | coffee"],
    ),
    (
        "In 2022, India's exports to Kazakhstan stood at $420 million, its imports at $200 million.",
        ["IND KAZ exports 2022 4.2e+08 USD reported", "IND KAZ imports 2022 2e+08 USD reported"],
    ),
    (
        "China's imports of Kazakh copper reached $2.9 billion in 2024.",
        ["CHN KAZ imports 2024 2.9e+09 USD reported | copper"],
    ),
    (
        "Hanoi and Seoul have set a goal of $100 billion in bilateral trade by 2025 and $150 billion by 2030.",
        ["KOR VNM turnover 2025 1e+11 USD target", "KOR VNM turnover 2030 1.5e+11 USD target"],
    ),
    (
        "Trade turnover will grow to $3 billion by 2026, Tajik President Emomali Rahmon told his Uzbek counterpart.",
        ["TJK UZB turnover 2026 3e+09 USD forecast"],
    ),
    (
        "Iraq's oil exports averaged 3.3 million barrels per day in May.",
        ["IRQ WORLD exports 2025-05 3.3e+06 barrels per day reported | oil"],
    ),
    (
        "The agreement covers trade worth $300 billion a year.",
        [],
    ),
    (
        "The Philippines shipped $11.4 billion worth of goods to Japan in 2023 and imported $10.9 billion from it.",
        ["PHL JPN exports 2023 1.14e+10 USD reported", "PHL JPN imports 2023 1.09e+10 USD reported"],
    ),
    (
        "Between January and September, Tashkent's trade with Moscow came to $8.7 billion, 28 percent higher "
        "than in the same period of 2023.",
        ["RUS UZB turnover 2024-01/2024-09 8.7e+09 USD reported"],
    ),
    (
        "Last year Mongolian coal shipments to China totalled 83.8 million tonnes.",
        ["MNG CHN exports 2024 8.38e+07 tonnes reported | coal"],
    ),
    (
        "Vietnam, whose exports to the United States reached $119.5 billion in 2024, fears tariffs.",
        ["VNM USA exports 2024 1.195e+11 USD reported"],
    ),
    (
        "US imports from Vietnam were $136.6 billion in 2024.",
        ["USA VNM imports 2024 1.366e+11 USD reported"],
    ),
    (
        "Chinese imports from Turkmenistan were worth $9.6 billion in 2024 and Chinese exports to "
        "Turkmenistan $1 billion.",
        ["CHN TKM imports 2024 9.6e+09 USD reported", "CHN TKM exports 2024 1e+09 USD reported"],
    ),
    (
        "Trade between GCC states and Central Asia amounted to $3.1 billion in 2021.",
        ["GCC C5 turnover 2021 3.1e+09 USD reported"],
    ),
    (
        "Brazil's soy exports to China brought in $31 billion last year.",
        ["BRA CHN exports 2024 3.1e+10 USD reported"],
    ),
    (
        "Trade with Afghanistan fell from $1 billion in 2020 to $560 million in 2023, Pakistan's central bank said.",
        ["AFG PAK turnover 2020 1e+09 USD reported", "AFG PAK turnover 2023 5.6e+08 USD reported"],
    ),
    (
        "Rwanda exported minerals worth $1.1 billion in 2023.",
        ["RWA WORLD exports 2023 1.1e+09 USD reported | minerals"],
    ),
    (
        "The railway will cost $8 billion and could carry exports worth $5 billion a year.",
        [],
    ),
    (
        "Turkey wants to lift exports to Africa to $50 billion.",
        [],
    ),
    (
        "Investment from China in Kazakhstan reached $24 billion and trade $44 billion in 2024.",
        ["CHN KAZ turnover 2024 4.4e+10 USD reported"],
    ),
    (
        "They pledged to double trade to $20 billion by 2028, Turkish President Recep Tayyip Erdogan said "
        "after talks with President of Uzbekistan Shavkat Mirziyoyev.",
        ["TUR UZB turnover 2028 2e+10 USD target"],
    ),
    (
        "Bilateral trade had risen to a value of US$ 1.9 billion by the end of 2023, said the ambassador of "
        "Georgia to Turkmenistan.",
        ["GEO TKM turnover 2023 1.9e+09 USD reported"],
    ),
    (
        "Goods worth $2.3 billion were exported from Uzbekistan to Kazakhstan in 2024.",
        ["UZB KAZ exports 2024 2.3e+09 USD reported"],
    ),
    (
        "A total of 12.4 billion cubic meters of gas were delivered from Azerbaijan to the EU in 2024.",
        ["AZE EU exports 2024 1.24e+10 cubic metres reported | natural gas"],
    ),
    (
        "Trade between Peru and Chile has doubled to $4 billion over the past decade.",
        ["CHL PER turnover - 4e+09 USD reported"],
    ),
    (
        "In the first quarter of 2024, Ghana imported $310 million of rice from Vietnam and Thailand.",
        [],
    ),
    (
        "Malaysia's palm oil exports to India, China and Pakistan totalled 9.1 million tonnes in 2023.",
        [],
    ),
    (
        "Exports from Oman to Japan were valued at $3.3 billion and imports at $1.2 billion in 2022.",
        ["OMN JPN exports 2022 3.3e+09 USD reported", "OMN JPN imports 2022 1.2e+09 USD reported"],
    ),
    (
        "Georgia and Armenia traded goods worth $1.1 billion in 2023.",
        ["ARM GEO turnover 2023 1.1e+09 USD reported"],
    ),
    (
        "Trade between France and Morocco stood at €14 billion in 2023, compared with €13.4 billion in 2022.",
        ["FRA MAR turnover 2023 1.4e+10 EUR reported", "FRA MAR turnover 2022 1.34e+10 EUR reported"],
    ),
    (
        "The share of exports to China in Angola's oil exports was 60 percent, or $22 billion.",
        [],
    ),
    (
        "Kazakhstan sold 24.8 million tonnes of oil through Russia last year.",
        [],
    ),
    (
        "The government expects exports to the EU to reach $2 billion in 2026, Moldova's economy minister said.",
        ["MDA EU exports 2026 2e+09 USD forecast"],
    ),
    (
        "Mutual trade amounted to $2.1 billion, the Belarusian ambassador to Azerbaijan noted.",
        ["AZE BLR turnover - 2.1e+09 USD reported"],
    ),
    (
        "Uzbekistan's fruit and vegetable exports to Russia reached 1.2 million tonnes worth $800 million in 2024.",
        [
            "UZB RUS exports 2024 1.2e+06 tonnes reported | fruit and vegetables",
            "UZB RUS exports 2024 8e+08 USD reported | fruit and vegetables",
        ],
    ),
    (
        "South Korea's trade with the five Central Asian countries came to $7.9 billion in 2022.",
        ["KOR C5 turnover 2022 7.9e+09 USD reported"],
    ),
    (
        "Afghanistan exports around $1 billion worth of goods a year, mainly to Pakistan and India.",
        [],
    ),
    (
        "The volume of bilateral trade between Qatar and Turkey, at $1.3 billion in 2023, remains modest.",
        ["QAT TUR turnover 2023 1.3e+09 USD reported"],
    ),
    (
        "Kyrgyzstan buys electricity worth $50 million from Turkmenistan.",
        ["KGZ TKM imports - 5e+07 USD reported | electricity"],
    ),
    (
        "Iran's non-oil exports to Iraq hit $8.9 billion in the year to March 2024.",
        ["IRN IRQ exports 2023-04/2024-03 8.9e+09 USD reported"],
    ),
    (
        "Two-way trade soared from just $70 million in 1992 to $28 billion in 2014, then halved, Beijing and "
        "Tashkent say.",
        [],
    ),
    (
        "Under the deal, Serbia will buy 400 million cubic metres of gas a year from Azerbaijan.",
        ["SRB AZE imports - 4e+08 cubic metres target | natural gas"],
    ),
    (
        "In 2023 alone, Dutch exports to Russia fell by €1.2 billion.",
        [],
    ),
    (
        "Egypt's trade deficit with Saudi Arabia was $2 billion on total trade of $12.8 billion in 2023.",
        ["EGY SAU turnover 2023 1.28e+10 USD reported"],
    ),
    (
        "Trade turnover between the two countries in January-June amounted to $1.5 billion, said Sadyr "
        "Japarov after talks with Vladimir Putin.",
        ["RUS KGZ turnover 2025-01/2025-06 1.5e+09 USD reported"],
    ),
    (
        "Turkish goods worth $1.9 billion went to Uzbekistan last year.",
        [],
    ),
    (
        "Bangladesh's garment exports to the United States were $7.3 billion in 2023, down 25% from $9.7 "
        "billion in 2022.",
        [
            "BGD USA exports 2023 7.3e+09 USD reported | garments",
            "BGD USA exports 2022 9.7e+09 USD reported | garments",
        ],
    ),
    (
        "Mexico overtook China as the top exporter to the US, selling $475 billion of goods in 2023 against "
        "China's $427 billion.",
        [],
    ),
    (
        "Laos, Cambodia and Myanmar together exported $9 billion to Thailand in 2023.",
        ["MMR THA exports 2023 9e+09 USD reported"],
    ),
    (
        "The two presidents set the task of bringing annual trade to $1 billion, Tajikistan and Iran said.",
        ["IRN TJK turnover - 1e+09 USD target"],
    ),
    (
        "The United States imposed tariffs on $300 billion of Chinese imports in 2019.",
        [],
    ),
    (
        "India will purchase $25 billion of American energy by 2027, the White House said.",
        ["IND USA imports 2027 2.5e+10 USD target | energy"],
    ),
    (
        "Vietnam recorded a $1.2 billion trade surplus with the Netherlands.",
        [],
    ),
    (
        "The Export-Import Bank approved a $4.7 billion loan for liquefied natural gas exports from Mozambique.",
        [],
    ),
    (
        "Kazakhstan produces 90 million tonnes of oil a year and exports most of it to Europe.",
        [],
    ),
    (
        "The pipeline can carry 30 billion cubic metres of gas a year from Azerbaijan to Turkey.",
        [],
    ),
    (
        "China has invested $5 billion in Ethiopia to boost exports.",
        [],
    ),
    (
        "The EU gave Moldova a €250 million grant to help it trade with the bloc.",
        [],
    ),
    (
        "Sanctions cost Iran $100 billion in lost oil exports, its president said.",
        [],
    ),
    (
        "Trade between the two countries supports 1 million jobs and $50 billion in investment.",
        [],
    ),
    (
        "Uzbekistan's GDP reached $90 billion, with exports accounting for 25 percent.",
        [],
    ),
    (
        "Tajikistan received $5.7 billion in remittances from Russia in 2024.",
        [],
    ),
    (
        "Russian tourists spent $1 billion in Turkey, whose exports to Russia are growing.",
        [],
    ),
    (
        "The fund will finance exports of Swedish goods to Kazakhstan worth up to $500 million.",
        [],
    ),
    (
        "Saudi Arabia's ACWA Power will supply 1,000 MW to Uzbekistan.",
        [],
    ),
    (
        "Kazakhstan's exports: $84.4 billion (2022 est.).",
        ["KAZ WORLD exports 2022 8.44e+10 USD estimate"],
    ),
    (
        "Ghana's cocoa industry, which exports to Belgium, employs 800,000 people and is worth $2 billion.",
        [],
    ),
    (
        "Last year more than 1.5 million tonnes of cargo were shipped through Aktau port, with Kazakh "
        "exports to Iran up 20 percent.",
        [],
    ),
    (
        "Two Chinese firms signed contracts to supply $300 million of equipment to Uzbekistan.",
        [],
    ),
    (
        "The United States and Kazakhstan signed a $4.2 billion deal for the export of 300 locomotives.",
        [],
    ),
    (
        "Boeing sold 37 aircraft worth $8 billion to Uzbekistan Airways.",
        [],
    ),
    (
        "France's trade minister said a €3 billion fund would help exporters.",
        [],
    ),
    (
        "Since 1992 the United States has provided $2.5 billion in assistance to Central Asian countries, "
        "while trade has tripled.",
        [],
    ),
    (
        "Trade turnover increased by $1.5 billion between Russia and Uzbekistan.",
        [],
    ),
    (
        "China's imports of goods and services from its neighbours will exceed $2.5 trillion over the next "
        "five years, Xi Jinping said.",
        [],
    ),
    (
        "Turkmenistan plans to raise gas exports to Uzbekistan to 3 bcm in 2025.",
        ["TKM UZB exports 2025 3e+09 cubic metres target | natural gas"],
    ),
    (
        "Revenue from Brazil grew sixfold to $3.7 billion, the Dutch brewer said.",
        [],
    ),
    (
        "The Polish retailer, which buys from China, reported turnover of 1.3 billion euros in 2023.",
        [],
    ),
    (
        "Oman's earnings in the market dropped to $2 billion; its trade with the bloc reached $9 billion.",
        [],
    ),
    (
        "Rwanda's goods trade with the other seven members reached $900 million in 2023.",
        [],
    ),
    (
        "Peru is ready to export fruit worth over $80 million to India.",
        [],
    ),
    (
        "Kenya ranks as Africa's second partner with bilateral trade worth $9 billion in 2023.",
        [],
    ),
    (
        "Ghana is the largest source of Togo's imports ($300 million), and Benin a leading market for Togo's exports, "
        "which totalled $200 million in 2023.",
        ["GHA TGO exports - 3e+08 USD reported"],
    ),
    (
        "Senegal's foreign trade turnover fell by 3 percent ($500 million) in 2023 year-on-year, from $16.5 billion to "
        "$16 billion.",
        ["SEN WORLD turnover 2023 1.6e+10 USD reported"],
    ),
    (
        "Data show a growth in Kenya's foreign trade in 2023, edging up by 0.5 percent to reach $25 billion.",
        ["KEN WORLD turnover 2023 2.5e+10 USD reported"],
    ),
    (
        "China was Chile's top trading partner in 2023, with $60 billion in total goods trade, followed by Brazil ($12 "
        "billion) and Japan ($9 billion).",
        [
            "CHL CHN turnover 2023 6e+10 USD reported",
            "BRA CHL turnover 2023 1.2e+10 USD reported",
            "CHL JPN turnover 2023 9e+09 USD reported",
        ],
    ),
    (
        "Kenya and Uganda set a USD 3 billion target for bilateral trade by 2028.",
        ["KEN UGA turnover 2028 3e+09 USD target"],
    ),
    (
        "Oman and India agreed to reach $20 billion in non-oil trade by 2030.",
        ["IND OMN turnover 2030 2e+10 USD target"],
    ),
    (
        "Egypt purchased over 3 million tonnes of Russian wheat in 2023, followed by Algeria with 1 million tonnes.",
        ["EGY RUS imports 2023 3e+06 tonnes reported | wheat"],
    ),
    (
        "Ghana's exports rose 6 percent to $5 billion on the first quarter of 2024.",
        ["GHA WORLD exports - 5e+09 USD reported"],
    ),
    (
        "Togo exported goods worth $50 million or 8 percent to the Americas in 2023.",
        [],
    ),
    (
        "In 2023 India traded $11 billion with Nepal, and Thailand more than $2 billion.",
        ["IND NPL turnover 2023 1.1e+10 USD reported", "NPL THA turnover 2023 2e+09 USD reported"],
    ),
    (
        "In 2018, Bhutan's foreign trade turnover was $1.8 billion. India's share was about $1.4 billion, Japan's "
        "$85.4 mln and Nepal's $21.6 mln.",
        [
            "BTN WORLD turnover 2018 1.8e+09 USD reported",
            "BTN IND turnover 2018 1.4e+09 USD reported",
            "BTN JPN turnover 2018 8.54e+07 USD reported",
            "BTN NPL turnover 2018 2.16e+07 USD reported",
        ],
    ),
    (
        "In January 2024 Nepal bought $406.2 million worth of goods from India, which is 1.7 times as much as in "
        "January 2023, and sold $4.9 million worth.",
        ["NPL IND imports 2024-01 4.062e+08 USD reported", "NPL IND exports 2024-01 4.9e+06 USD reported"],
    ),
    (
        "Total foreign trade of Kenya in 2023 was 25 billion dollars: exports 7 billion, imports 18 billion. Uganda "
        "bought $1.2 billion worth, Rwanda $0.3 billion.",
        [
            "KEN WORLD turnover 2023 2.5e+10 USD reported",
            "KEN WORLD exports 2023 7e+09 USD reported",
            "KEN WORLD imports 2023 1.8e+10 USD reported",
        ],
    ),
    ("Trade turnover of $8.4 billion in 2021 between Peru and its neighbours is expected to double.", []),
    (
        "Thai-Lao trade reached $8 billion in 2022, of which Thai exports accounted for $5 billion and its imports for "
        "$3 billion. The goal for the coming years is $11 billion.",
        [
            "LAO THA turnover 2022 8e+09 USD reported",
            "THA LAO exports 2022 5e+09 USD reported",
            "THA LAO imports 2022 3e+09 USD reported",
            "LAO THA turnover - 1.1e+10 USD target",
        ],
    ),
    (
        "The customs service said on 22 January 2025 that Chile's trade with Peru climbed to $3.8 billion last year. "
        "Trade with Bolivia came to $1.6 billion, with Ecuador to $1.3 billion and with Cuba to $0.1 billion.",
        [
            "CHL PER turnover 2024 3.8e+09 USD reported",
            "BOL CHL turnover 2024 1.6e+09 USD reported",
            "CHL ECU turnover 2024 1.3e+09 USD reported",
            "CHL CUB turnover 2024 1e+08 USD reported",
        ],
    ),
    (
        "Trade between Ghana and Togo was $2.3 billion in 2022; the minister said he hoped it would reach $4 billion "
        "by 2030.",
        ["GHA TGO turnover 2022 2.3e+09 USD reported", "GHA TGO turnover 2030 4e+09 USD target"],
    ),
    ("Indian trade with the four was about $2 billion in 2023.", []),
    (
        "Peru shipped 2 million tonnes of copper to Chile in 2022, earning $3 billion.",
        [
            "PER CHL exports 2022 2e+06 tonnes reported | copper",
            "PER CHL exports 2022 3e+09 USD reported | copper",
        ],
    ),
]

PASSAGES: list[tuple[str, list[str]]] = [
    (
        "Jordan's commerce with Iraq reached $1.1 billion in 2023. Exports came to $700 million, "
        "imports to $400 million.",
        [
            "IRQ JOR turnover 2023 1.1e+09 USD reported",
            "JOR IRQ exports 2023 7e+08 USD reported",
            "JOR IRQ imports 2023 4e+08 USD reported",
        ],
    ),
    (
        "Trade between Japan and the five Central Asian countries was worth $1.9 billion in 2021, the ministry said. "
        "Kazakhstan - $1.2 billion. Uzbekistan - $300 million, up 8%.",
        [
            "JPN C5 turnover 2021 1.9e+09 USD reported",
            "JPN KAZ turnover 2021 1.2e+09 USD reported",
            "JPN UZB turnover 2021 3e+08 USD reported",
        ],
    ),
    (
        "Cambodia sold 400,000 tonnes of rice to China in 2022. In 2021 the figure was 310,000 tonnes.",
        [
            "KHM CHN exports 2022 400000 tonnes reported | rice",
            "KHM CHN exports 2021 310000 tonnes reported | rice",
        ],
    ),
    (
        "The biggest buyer of Norwegian gas in 2023 was Germany with €21 billion; then came Britain, €9 billion, "
        "and Belgium, €5 billion. May 2023 alone brought Norway €4 billion.",
        [
            "NOR DEU exports 2023 2.1e+10 EUR reported | natural gas",
            "NOR GBR exports 2023 9e+09 EUR reported | natural gas",
            "NOR BEL exports 2023 5e+09 EUR reported | natural gas",
        ],
    ),
    (
        "Bulgaria and Serbia opened a new crossing. Bilateral trade, which stood at €1.6 billion in 2023, is expected "
        "to reach €2 billion by 2027.",
        [
            "BGR SRB turnover 2023 1.6e+09 EUR reported",
            "BGR SRB turnover 2027 2e+09 EUR forecast",
        ],
    ),
    (
        "India's trade with Oman hit $12 billion. India's trade with Oman hit $12 billion in the 2022 calendar year.",
        ["IND OMN turnover 2022 1.2e+10 USD reported", "IND OMN turnover 2022 1.2e+10 USD reported"],
    ),
    (
        "China remains Mongolia's main trading partner. Trade with Russia was $2.9 billion in 2023.",
        ["MNG RUS turnover 2023 2.9e+09 USD reported"],
    ),
    (
        "Chile's trade with Peru came to $4 billion in 2023. Brazil ranks second with a trade turnover of $3 billion, "
        "followed by Mexico ($1 billion).",
        [
            "CHL PER turnover 2023 4e+09 USD reported",
            "BRA CHL turnover 2023 3e+09 USD reported",
            "CHL MEX turnover 2023 1e+09 USD reported",
        ],
    ),
    (
        "Italy was Tunisia's leading trade partner in 2023, with €7 billion in trade. In second place is France with "
        "€6 billion, while it remains the largest export market for Tunisia (€4 billion).",
        ["ITA TUN turnover 2023 7e+09 EUR reported", "FRA TUN turnover 2023 6e+09 EUR reported"],
    ),
    (
        "Trade between Ghana and Togo reached $1 billion in 2023. There was growth in Ghana's foreign trade, edging up "
        "by 2 percent to reach $30 billion. Ghana's exports rose to $17 billion.",
        [
            "GHA TGO turnover 2023 1e+09 USD reported",
            "GHA WORLD turnover 2023 3e+10 USD reported",
            "GHA WORLD exports 2023 1.7e+10 USD reported",
        ],
    ),
    (
        "Russian firms ship gas by sea. They increased exports to non-CIS countries. Gas exports to Greece rose to 2 "
        "billion cubic metres in 2023.",
        ["RUS GRC exports 2023 2e+09 cubic metres reported | natural gas"],
    ),
    (
        "Spanish exports to Chile came to €2 billion in 2023. On the whole, Spanish imports were up to €400 billion.",
        ["ESP CHL exports 2023 2e+09 EUR reported", "ESP WORLD imports 2023 4e+11 EUR reported"],
    ),
    (
        "Ghana's exports hit $16 billion in 2023. Total trade was $30 billion. It exported goods worth $1 billion to "
        "Togo in 2023. Ghana's imports stood at $14 billion.",
        [
            "GHA WORLD exports 2023 1.6e+10 USD reported",
            "GHA WORLD turnover 2023 3e+10 USD reported",
            "GHA TGO exports 2023 1e+09 USD reported",
            "GHA WORLD imports 2023 1.4e+10 USD reported",
        ],
    ),
    (
        "Peru and Chile met. Trade between Peru and Chile totalled $3 billion in 2023. The results fit the presidents' "
        "instructions on bringing the mutual trade up to $5 billion.",
        ["CHL PER turnover 2023 3e+09 USD reported", "CHL PER turnover - 5e+09 USD target"],
    ),
    (
        "Kenya's trade with Uganda reached $2 billion last year. She added that exports of maize to Somalia reached "
        "90,000 tonnes.",
        [
            "KEN UGA turnover 2024 2e+09 USD reported",
            "KEN SOM exports 2024 90000 tonnes reported | maize",
        ],
    ),
    (
        "Peru's trade with Chile hit $9 billion in 2023, according to Peruvian customs; Chilean data put the figure at "
        "$8.1 billion.",
        ["CHL PER turnover 2023 8.1e+09 USD reported", "CHL PER turnover 2023 9e+09 USD reported"],
    ),
    (
        "Kenya's exports to Uganda were $700 million in 2023, compared with $640 million by Ugandan statistics.",
        ["KEN UGA exports 2023 6.4e+08 USD reported", "KEN UGA exports 2023 7e+08 USD reported"],
    ),
    (
        "Laos has traded with 70 countries. Japan remains the main trading partner with $90 million, while trade with "
        "Nepal has amounted to $20 million.",
        ["JPN LAO turnover - 9e+07 USD reported", "LAO NPL turnover - 2e+07 USD reported"],
    ),
    (
        "Ugandan shipments of bicycle frames to Kenya shrank by a third to $4 million.",
        ["UGA KEN exports - 4e+06 USD reported | bicycle frames"],
    ),
    ("Analysts doubt that Peru's exports to Chile could ever reach $90 billion.", []),
    (
        "Peru delivered 3 bcm of gas to Chile last year, earning $1.2 billion.",
        [
            "PER CHL exports 2024 1.2e+09 USD reported | natural gas",
            "PER CHL exports 2024 3e+09 cubic metres reported | natural gas",
        ],
    ),
    ("Egypt will supply Malawi with 9,000 tonnes of wheat free of charge.", []),
    (
        "NAIROBI - Tea exports to Egypt climbed to $300 million in 2023. Kenya's growers are pleased.",
        ["KEN EGY exports 2023 3e+08 USD reported | tea"],
    ),
    (
        "Trade between Peru and Chile totalled $9 billion in 2023, and it is hoped that it will hit $11 billion soon "
        "and $15 billion in the long run.",
        [
            "CHL PER turnover - 1.1e+10 USD target",
            "CHL PER turnover - 1.5e+10 USD target",
            "CHL PER turnover 2023 9e+09 USD reported",
        ],
    ),
    ("Chile and Peru met. Intra-Andean trade exceeded $22 billion last year.", []),
    ("Mutual trade within the EAEU has grown to $89 billion, Armenia's and Belarus's ministers said.", []),
    (
        "Last year Spain bought 8 million tonnes of Kazakh oil worth 4.9 billion euros.",
        ["ESP KAZ imports 2024 4.9e+09 EUR reported | oil", "ESP KAZ imports 2024 8e+06 tonnes reported | oil"],
    ),
    ("Japan will supply the Samoan health ministry with 52 trucks worth 12 million yen.", []),
]
