"""Constructions in which the press tells of projects: each text with the rows that a careful reader would write.

A row is (key, kind, status, places, cost); the cost is a value in units of its currency, or None.
"""

Row = tuple[str, str, str | None, set[str], float | None]

TOLD: list[tuple[str, list[Row]]] = [
    # What stands between a noun and its site
    (
        "Ghana will get a wind farm of Nordlicht Energy in Volta region for $200 million.",
        [("power-plant-wind-volta", "power_plant", "planned", {"GHA"}, 2e8)],
    ),
    (
        "An Indian company is to erect an aluminium smelter of 300,000 tonnes a year near Tema in Ghana.",
        [("factory-tema", "factory", "planned", {"GHA"}, None)],
    ),
    (
        "Kuwaiti investors opened a roof tile factory in Zambia's Luangwa district in May 2021; it turns out tiles.",
        [("factory-luangwa", "factory", "operational", {"ZMB"}, None)],
    ),
    (
        "A dry port is being set up with Maersk in Kigali, Rwanda.",
        [("logistics-hub-kigali", "logistics_hub", "under_construction", {"RWA"}, None)],
    ),
    # A name, and behind a comma what it is
    (
        "KATHMANDU: Lankhu-3, a 900-MW dam that an Indian state company is building for 57.9 billion Indian rupees, is "
        "78 per cent finished.",
        [("power-plant-lankhu-3", "power_plant", "under_construction", {"NPL"}, 57.9e9)],
    ),
    (
        "Kenya switched on Lumo, a 60 MW wind farm, last week.",
        [("power-plant-lumo", "power_plant", "operational", {"KEN"}, None)],
    ),
    (
        "VITA-500, a power link under construction, will carry Kyrgyz and Tajik electricity to Pakistan.",
        [("power-grid-vita-500", "power_grid", "under_construction", {"KGZ", "TJK", "PAK"}, None)],
    ),
    # A plant that somebody builds, with where behind it; a line with states told of elsewhere
    (
        "The tyre factory that a firm from Shandong is putting up near Lakovo, Kazakhstan, cost CNY 1.2 bn.",
        [("factory-lakovo", "factory", "under_construction", {"KAZ"}, 1.2e9)],
    ),
    (
        "On the 272-kilometre line from Ayagoz to Bakhty, the third railway to join the two states, rails are being "
        "laid. Kazakhstan and China want it by 2027.",
        [("railway-ayagoz-bakhty", "railway", "under_construction", {"KAZ", "CHN"}, None)],
    ),
    (
        "Angola renews railways. The new line from Luacano, in Angola, to Chingola, some 800 km, remains under study.",
        [("railway-chingola-luacano", "railway", "proposed", {"AGO", "ZMB"}, None)],
    ),
    (
        "VIENTIANE - Laos sells more power. Meanwhile the Nam Lik dam, a 1,460-MW plant built by a Thai-led group, is "
        "two-thirds complete.",
        [("power-plant-nam-lik", "power_plant", "under_construction", {"LAO"}, None)],
    ),
    # Ways to say how far it is
    (
        "Lifan had announced a factory in Namangan at $120 million; the firm dropped the idea in August.",
        [("factory-namangan", "factory", "cancelled", {"UZB"}, 1.2e8)],
    ),
    (
        "Freight has been moving again on the Baku-Kars railway since May 2024.",
        [("railway-baku-kars", "railway", "operational", {"AZE", "TUR"}, None)],
    ),
    (
        "Azerbaijan intends to enlarge the port of Alat at a price of $350 million.",
        [("port-alat", "port", "planned", {"AZE"}, 3.5e8)],
    ),
    (
        "The Kumtash gold mine in Kyrgyzstan, in production since 2015, is owned by Zijin Mining.",
        [("mine-kumtash", "mine", "operational", {"KGZ"}, None)],
    ),
    # Two under one count
    (
        "Two solar stations, one of 100 MW near Karshi and one of 200 MW near Termez, are being built in Uzbekistan.",
        [
            ("power-plant-solar-karshi", "power_plant", "under_construction", {"UZB"}, None),
            ("power-plant-solar-termez", "power_plant", "under_construction", {"UZB"}, None),
        ],
    ),
    (
        "They will build two cement plants near Osh and Naryn.",
        [("factory-osh", "factory", "planned", {"KGZ"}, None), ("factory-naryn", "factory", "planned", {"KGZ"}, None)],
    ),
    # What goes through it, what a price is of, where it leads, what stopped
    (
        "Crude went east too: 1.1 million tonnes through the Atasu-Alashankou oil pipeline between January and March.",
        [("pipeline-oil-alashankou-atasu", "pipeline", "operational", {"KAZ", "CHN"}, None)],
    ),
    (
        "CNY 1.2 bn: price of the tyre factory that a firm is putting up near Lakovo, Kazakhstan.",
        [("factory-lakovo", "factory", "under_construction", {"KAZ"}, 1.2e9)],
    ),
    (
        "Uganda and Tanzania have agreed on a pipeline that is to carry crude from Hoima to Tanga.",
        [("pipeline-hoima-tanga", "pipeline", "planned", {"UGA", "TZA"}, None)],
    ),
    (
        "Lesa Group rebuilt the Friendship Bridge at Malakal, South Sudan, at a cost of USD 25 million. The works were "
        "suspended in December 2013 and have not resumed.",
        [("road-malakal", "road", "suspended", {"SSD"}, 2.5e7)],
    ),
    (
        "Ground is yet to be broken for the Surkhan dam in Uzbekistan; its $300 million price has put off investors.",
        [("water-surkhan", "water", "planned", {"UZB"}, 3e8)],
    ),
    (
        "The Zeravshan power station in Tajikistan, whose second unit is still being assembled, has been supplying "
        "Khujand since 2020.",
        [("power-plant-zeravshan", "power_plant", "operational", {"TJK"}, None)],
    ),
    (
        "The Dushanbe Water Supply Improvement Project in Tajikistan is currently in the implementation stage.",
        [("water-dushanbe", "water", "under_construction", {"TJK"}, None)],
    ),
    # A line of which one end is told; works that are another's; a plan to finish what is being built
    (
        "Turkmenistan gains. A gas pipeline to Iran will enter service in December.",
        [("pipeline-gas-irn", "pipeline", "planned", {"IRN", "TKM"}, None)],
    ),
    (
        "A contract to build the third unit of the Lankhu nuclear power plant in Nepal has been signed. The "
        "construction of a demonstration reactor is getting started in Bhutan.",
        [
            ("power-plant-lankhu", "power_plant", "planned", {"NPL"}, None),
            ("power-plant-btn", "power_plant", "under_construction", {"BTN"}, None),
        ],
    ),
    (
        "Another project is the construction of the Osh-Batken motorway. It is scheduled for completion in 2029.",
        [("road-batken-osh", "road", "under_construction", {"KGZ"}, None)],
    ),
    # Bids, delays, and money given that is no price
    (
        "Iraq has invited bids for a refinery at Nasiriyah (300,000 barrels a day).",
        [("refinery-nasiriyah", "refinery", "planned", {"IRQ"}, None)],
    ),
    (
        "The rehabilitation of the Tirana-Durres railway, financed by the EBRD, has fallen two years behind schedule.",
        [("railway-durres-tirana", "railway", "under_construction", {"ALB"}, None)],
    ),
    (
        "The government provided 25 million yuan for the rehabilitation of the Lagos-Kano railway in Nigeria.",
        [("railway-kano-lagos", "railway", "planned", {"NGA"}, None)],
    ),
    # Africa
    (
        "Ethiopia is building a dam on the Omo River at Koysha. The plant will have a capacity of 1,800 MW.",
        [("power-plant-omo-river", "power_plant", "under_construction", {"ETH"}, None)],
    ),
    (
        "A Chinese firm has started construction of a $600 million cement plant at Mbeya in Tanzania.",
        [("factory-mbeya", "factory", "under_construction", {"TZA"}, 6e8)],
    ),
    (
        "In Ghana, a refinery at Tema has been closed since 2017.",
        [("refinery-tema", "refinery", "suspended", {"GHA"}, None)],
    ),
    (
        "The Lobito Corridor, backed by the European Union, links Angola, the Democratic Republic of Congo and Zambia.",
        [("corridor-lobito", "corridor", "operational", {"AGO", "COD", "ZMB"}, None)],
    ),
    (
        "A new international airport is under construction at Bishoftu in Ethiopia for $10 billion.",
        [("airport-bishoftu", "airport", "under_construction", {"ETH"}, 1e10)],
    ),
    (
        "On 4 May 2009, China Eximbank and the Government of Ghana signed a $262 million loan agreement for the 400 MW "
        "Bonsa hydroelectric project. Construction commenced in December 2009 and the project was officially "
        "commissioned on December 19, 2013.",
        [("power-plant-bonsa", "power_plant", "operational", {"GHA"}, None)],
    ),
    (
        "In 2011 Japan provided a grant of 60 million yen to the Government of Benin for the construction of the "
        "Parakou hospital. The hospital was handed over in 2014.",
        [("hospital-parakou", "hospital", "operational", {"BEN"}, None)],
    ),
    (
        "China launched a Luban Workshop in Djibouti in 2019, and another opened in Nairobi.",
        [
            ("school-luban-workshop-dji", "school", "operational", {"DJI"}, None),
            ("school-luban-workshop-ken", "school", "operational", {"KEN"}, None),
        ],
    ),
    (
        "Kenya now has its own Luban workshop. This vocational school, paid for by China, was opened in 2019.",
        [("school-luban-workshop-ken", "school", "operational", {"KEN"}, None)],
    ),
    # South-East and South Asia
    (
        "In Laos, the Pak Lay hydropower plant began commercial operation in October 2019.",
        [("power-plant-pak-lay", "power_plant", "operational", {"LAO"}, None)],
    ),
    (
        "The Jakarta-Surabaya high-speed railway started operating in October 2023 at a cost of $7.3 billion.",
        [("railway-jakarta-surabaya", "railway", "operational", {"IDN"}, 7.3e9)],
    ),
    (
        "Malaysia cancelled the West Coast Rail Link in 2018.",
        [("railway-west-coast", "railway", "cancelled", {"MYS"}, None)],
    ),
    (
        "Rosatom is building the Rooppur nuclear power plant in Bangladesh and the El Dabaa plant in Egypt.",
        [
            ("power-plant-rooppur", "power_plant", "under_construction", {"BGD"}, None),
            ("power-plant-el-dabaa", "power_plant", "under_construction", {"EGY"}, None),
        ],
    ),
    (
        "VIENTIANE, Feb. 18, 2025 - The government has approved a 267-kilometre railway from Thakhek to the Vietnamese "
        "coast. It will cost an estimated $2.1 billion.",
        [("railway-thakhek-vnm", "railway", "planned", {"LAO", "VNM"}, 2.1e9)],
    ),
    (
        "The Pakse expressway in Laos has stood still since the lender withdrew in 2023.",
        [("road-pakse", "road", "suspended", {"LAO"}, None)],
    ),
    (
        "Work on the Nam Mo 2 hydropower plant in northern Laos is 85 percent complete. The cost, first put at "
        "$640 million, now stands at $815 million.",
        [("power-plant-nam-mo-2", "power_plant", "under_construction", {"LAO"}, 8.15e8)],
    ),
    # Gulf and Middle East
    (
        "Saudi Arabia's ACWA Power will build a 1.5 GW wind farm in Karakalpakstan, Uzbekistan, by 2027.",
        [("power-plant-wind-karakalpakstan", "power_plant", "planned", {"UZB"}, None)],
    ),
    (
        "Turkey's Kalyon is to build a 1,000-megawatt solar plant near Konya for $1 billion.",
        [("power-plant-solar-konya", "power_plant", "planned", {"TUR"}, 1e9)],
    ),
    (
        "Noor Ports, a Dubai operator, said it would invest 2.3 billion dirhams in a container terminal at the Indian "
        "port of Veraval.",
        [("port-veraval", "port", "planned", {"IND"}, 2.3e9)],
    ),
    (
        "Egypt and Saudi Arabia plan a bridge across the Red Sea.",
        [("road-red-sea", "road", "planned", {"EGY", "SAU"}, None)],
    ),
    (
        "Oman has agreed to develop a $3 billion rail network linking Sohar and Abu Dhabi.",
        [("railway-abu-dhabi-sohar", "railway", "planned", {"ARE", "OMN"}, 3e9)],
    ),
    # Latin America
    (
        "Peru's Chancay port, built by Cosco Shipping, was inaugurated in November.",
        [("port-chancay", "port", "operational", {"PER"}, None)],
    ),
    (
        "Brazil has dropped plans for a railway from Lucas do Rio Verde to Miritituba.",
        [("railway-lucas-do-rio-verde-miritituba", "railway", "cancelled", {"BRA"}, None)],
    ),
    (
        "Argentina signed a contract for the Atucha III nuclear power plant, valued at $8.3 billion.",
        [("power-plant-atucha-iii", "power_plant", "planned", {"ARG"}, 8.3e9)],
    ),
    # Europe
    (
        "Portugal and Spain are discussing a high-speed rail link between Lisbon and Madrid.",
        [("railway-lisbon-madrid", "railway", "proposed", {"PRT", "ESP"}, None)],
    ),
    (
        "Poland plans to build its first nuclear power plant in Pomerania. Construction is due to begin in 2028.",
        [("power-plant-nuclear-pol-1", "power_plant", "planned", {"POL"}, None)],
    ),
    (
        "The Nord Stream 2 pipeline from Russia to Germany was completed in 2021 but never entered service.",
        [("pipeline-nord-stream-2", "pipeline", "operational", {"RUS", "DEU"}, None)],
    ),
    (
        "The Hungarian plant of CATL in Debrecen will cost 7.3 billion euros.",
        [("factory-debrecen", "factory", "planned", {"HUN"}, 7.3e9)],
    ),
    (
        "In Finland, at Pyhajoki, Rosatom was to build a plant with one reactor. The plant has been cancelled.",
        [("power-plant-pyhajoki", "power_plant", "cancelled", {"FIN"}, None)],
    ),
    (
        "The European Union will give Albania 82.5 million euros to rebuild the railway from Vora to the Montenegrin "
        "border.",
        [("railway-mne-vora", "railway", "planned", {"ALB"}, None)],
    ),
    # Central Asia and the corridors
    (
        "Delegates praised the new corridors: Iran-Armenia-Georgia-Bulgaria and India-Oman-Jordan-Israel.",
        [
            ("corridor-arm-bgr-geo-irn", "corridor", None, {"ARM", "BGR", "GEO", "IRN"}, None),
            ("corridor-ind-isr-jor-omn", "corridor", None, {"IND", "ISR", "JOR", "OMN"}, None),
        ],
    ),
    (
        "They discussed the Trans-Caspian Transport Route, also known as the Middle Corridor, in Georgia.",
        [("corridor-caspian-trans", "corridor", "proposed", {"GEO"}, None)],
    ),
    (
        "The CASA-1000 power line will carry electricity from Kyrgyzstan and Tajikistan to Pakistan.",
        [("power-grid-casa-1000", "power_grid", "planned", {"KGZ", "TJK", "PAK"}, None)],
    ),
    (
        "President Mirziyoyev said a chemical complex worth $2.8 billion would be built in Bukhara region.",
        [("factory-bukhara", "factory", "planned", {"UZB"}, 2.8e9)],
    ),
    (
        "A $3.8 billion expansion of Azerbaijan's giant Shah oil field began in 2019.",
        [("other-shah", "other", "under_construction", {"AZE"}, 3.8e9)],
    ),
    (
        "The Karabatan field in Kazakhstan launched production in 2016 after an estimated $5 billion in development "
        "costs.",
        [("other-karabatan", "other", "operational", {"KAZ"}, 5e9)],
    ),
    (
        "Part of the trend was the founding of Andijan International University in Uzbekistan.",
        [("school-andijan-international-university", "school", "operational", {"UZB"}, None)],
    ),
    (
        "The loan built the Tarbi-2 and Lomu-3 substations and a 198-km line from Yei to Nimule in South Sudan.",
        [
            ("power-grid-tarbi-2", "power_grid", "operational", {"SSD"}, None),
            ("power-grid-lomu-3", "power_grid", "operational", {"SSD"}, None),
            ("power-grid-nimule-yei", "power_grid", "operational", {"SSD"}, None),
        ],
    ),
    (
        "Afghanistan and Uzbekistan have approved the Trans-Afghan railway, which will run from Termez to Kabul. "
        "The line is expected to cost $4.8 billion.",
        [("railway-afghan-trans", "railway", "planned", {"UZB", "AFG"}, 4.8e9)],
    ),
    (
        "In Panama, a fourth bridge over the canal is being built by CCCC.",
        [("road-pan", "road", "under_construction", {"PAN"}, None)],
    ),
    (
        "Russia is building the Tianwan and Xudapu nuclear power plants in China.",
        [
            ("power-plant-tianwan", "power_plant", "under_construction", {"CHN"}, None),
            ("power-plant-xudapu", "power_plant", "under_construction", {"CHN"}, None),
        ],
    ),
    (
        "LUANDA, Dec 5, 2024 - The Nzeto refinery is expected to open next year, Portugal's Galp said.",
        [("refinery-nzeto", "refinery", "planned", {"AGO"}, None)],
    ),
    (
        "Crews are building the 180 MW Nam Kong hydropower plant in Laos, which will sell its power to Vietnam.",
        [("power-plant-nam-kong", "power_plant", "under_construction", {"LAO"}, None)],
    ),
    (
        "A grain terminal is to be built at the Caspian port of Aktau; work should begin in 2025.",
        [("port-aktau", "port", "planned", {"KAZ"}, None)],
    ),
    (
        "The submarine cable from Italy to Tunisia will carry 600 MW. The cable will cost 850 million euros.",
        [("power-grid-ita-tun", "power_grid", "planned", {"ITA", "TUN"}, 850e6)],
    ),
    (
        "Myanmar's Kyaukphyu deep-sea port, in which China's CITIC holds 70 percent, is under construction.",
        [("port-kyaukphyu", "port", "under_construction", {"MMR"}, None)],
    ),
    (
        "Kenya has shelved the Magwagwa hydropower project. The plant, estimated at $900 million, was never begun.",
        [("power-plant-magwagwa", "power_plant", "suspended", {"KEN"}, 9e8)],
    ),
    (
        "Kenya, Uganda and Rwanda began work on the Elgon tunnel.",
        [("road-elgon", "road", "under_construction", {"KEN", "UGA", "RWA"}, None)],
    ),
    (
        "Twin oil pipelines from Mombasa to Juba have been in operation since 2017.",
        [("pipeline-oil-juba-mombasa", "pipeline", "operational", {"KEN", "SSD"}, None)],
    ),
    (
        "Ghana opened the National Medical Center in Kumasi in 2013.",
        [("hospital-national-medical-center", "hospital", "operational", {"GHA"}, None)],
    ),
    (
        "The Turkwel plant in Kenya, built in 1974, will get new turbines. It was closed but has now reopened.",
        [("power-plant-turkwel", "power_plant", "operational", {"KEN"}, None)],
    ),
    (
        "KAMPALA - Uganda broke ground on Monday on the $1.7 billion Nalubaale canal, which will cross four districts.",
        [("water-nalubaale", "water", "under_construction", {"UGA"}, 1.7e9)],
    ),
    (
        "At a forum in Vienna, donors spoke of the Nurek-2 hydropower plant, which Tajikistan plans to build.",
        [("power-plant-nurek-2", "power_plant", "planned", {"TJK"}, None)],
    ),
    (
        "The Philippines dropped three foreign railways, including the $2.7 billion Visayas Railway.",
        [("railway-visayas", "railway", "cancelled", {"PHL"}, 2.7e9)],
    ),
    (
        "Firms have completed 40 percent of the Turkwel pipeline in Kenya.",
        [("pipeline-turkwel", "pipeline", "under_construction", {"KEN"}, None)],
    ),
    (
        "In 2010, China signed a framework agreement with Malawi for the construction of the Chitimba Road.",
        [("road-chitimba", "road", "planned", {"MWI"}, None)],
    ),
    (
        "Kenya opened the Joseph Kamau airport.",
        [("airport-joseph-kamau", "airport", "operational", {"KEN"}, None)],
    ),
    (
        "In 2017 Costa Rica agreed to cancel the Moin refinery.",
        [("refinery-moin", "refinery", "cancelled", {"CRI"}, None)],
    ),
    (
        "Uzbekistan signed a memorandum to begin building wind farms near Navoi. Capacity: 500 MW. Price: $1 billion.",
        [("power-plant-wind-navoi", "power_plant", "planned", {"UZB"}, 1e9)],
    ),
]

NOT_TOLD = [
    "The Azerbaijani, Georgian and Kazakh railways have undertaken to leave their tariffs as they are.",
    "According to Adair Mackenzie, a pipeline is needed. Meanwhile, a railway in Asia makes money.",
    "Railways in Uganda need investment, and roads and ports in Kenya are crowded.",
    "China has built 10,000 kilometres of railways and 100 ports in Africa.",
    "Flights to Dubai airport were cancelled.",
    "Infrastructure projects such as roads, railways and power plants are financed by the bank.",
    "The leaders travelled by motorway to the hospital in Ashgabat and met students at the university.",
    "Chinese railways carried more freight last year.",
    "There is no refinery in Kyrgyzstan.",
    "New roads and bridges are planned across the country.",
    "Kazakhstan has three refineries and a network of pipelines.",
    "They told reporters at the Nairobi hospital that it is unknown whether the road was completed.",
    "Turkey funds a link to the Emirates-backed wind farms.",
    "Engineers wanted to build a roof over the Padma Bridge.",
    "Oxford University signed an agreement with Kazakhstan.",
    "Georgian Railway raised its tariffs in March.",
    "The field of medicine was discussed in Astana.",
    "She visited the Chernobyl nuclear power plant after the accident.",
    "He worked at the Chirchik hydroelectric station in his youth.",
    "Graduates of Moscow State University built the school.",
    "The fund completed the purchase of a stake in a college in Yunnan.",
    "The Belt and Road is a corridor of trust between Kenya and China, the minister said.",
]

YEARS: list[tuple[str, int | None, int | None]] = [
    ("In 2012, China handed over the Kampot hospital to Cambodia.", None, 2012),
    ("The Kenya-Uganda railway was planned early. Construction of section D was completed in 2012.", None, None),
    ("The Kenya-Uganda railway is to be completed by 2028.", None, 2028),
    ("Construction of the Kenya-Uganda railway began in 2021 and the line will open in 2026.", 2021, 2026),
    ("The Kenya-Uganda railway will be launched in 2030.", None, 2030),
    ("The Kenya-Uganda railway is planned. Work is due to start in 2027.", 2027, None),
    ("The Kenya-Uganda railway carried two million people in 2022.", None, None),
]

ROLES: list[tuple[str, set[tuple[str, str]]]] = [
    (
        "The Kenya-Uganda railway was built by China Road and Bridge Corporation.",
        {("builder", "china-road-and-bridge-corporation"), ("partner", "CHN")},
    ),
    (
        "The Kenya-Uganda railway was completed in 2012 by Sinohydro.",
        {("builder", "sinohydro"), ("partner", "CHN")},
    ),
    ("The Kenya-Uganda railway is financed by the World Bank.", {("lender", "world-bank")}),
    ("Sinohydro won the contract for the Kenya-Uganda railway.", {("builder", "sinohydro"), ("partner", "CHN")}),
    ("The World Bank approved a $200 million loan for the Kenya-Uganda railway.", {("lender", "world-bank")}),
    ("Japan helped build the Kenya-Uganda railway.", {("partner", "JPN")}),
]
