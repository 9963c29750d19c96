"""Regions, areas and networks of the demonstration: name, number of schools, and about where it lies.

The regions and areas are the published ones. How their local government areas are grouped into 57 networks is an
illustration made for this product, and not the Department's list.
"""

# region -> area -> (network, schools, longitude, latitude of its middle)
GEOGRAPHY: dict[str, dict[str, list[tuple[str, int, float, float]]]] = {
    "North-Eastern Victoria": {
        "Goulburn": [
            ("Greater Shepparton", 28, 145.38, -36.38),
            ("Mitchell Murrindindi", 24, 145.25, -37.3),
            ("Moira Strathbogie", 19, 145.52, -36.26),
        ],
        "Inner Eastern Melbourne": [
            ("Boroondara", 27, 145.07, -37.82),
            ("Manningham", 21, 145.16, -37.77),
            ("Monash", 37, 145.14, -37.89),
            ("Whitehorse", 33, 145.16, -37.83),
        ],
        "Outer Eastern Melbourne": [
            ("Knox", 33, 145.26, -37.88),
            ("Maroondah", 23, 145.26, -37.8),
            ("Yarra Ranges East", 31, 145.5, -37.79),
            ("Yarra Ranges West", 31, 145.34, -37.81),
        ],
        "Ovens Murray": [
            ("Wangaratta Alpine Benalla Mansfield", 34, 146.51, -36.61),
            ("Wodonga Indigo Towong", 30, 146.94, -36.19),
        ],
    },
    "North-Western Victoria": {
        "Hume Merri-bek": [
            ("Hume North", 24, 144.84, -37.57),
            ("Hume South", 25, 144.91, -37.66),
            ("Merri-bek", 27, 144.95, -37.73),
        ],
        "Loddon Campaspe": [
            ("Campaspe Loddon", 24, 144.54, -36.32),
            ("Greater Bendigo", 35, 144.31, -36.76),
            ("Macedon Ranges Mount Alexander Goldfields", 36, 144.33, -37.21),
        ],
        "Mallee": [
            ("Mildura", 23, 142.09, -34.37),
            ("Swan Hill Gannawarra Buloke", 22, 143.56, -35.51),
        ],
        "North Eastern Melbourne": [
            ("Banyule", 28, 145.09, -37.72),
            ("Darebin", 28, 145.01, -37.74),
            ("Nillumbik", 20, 145.18, -37.66),
            ("Whittlesea", 41, 145.05, -37.64),
            ("Yarra", 19, 144.99, -37.8),
        ],
    },
    "South-Eastern Victoria": {
        "Bayside Peninsula": [
            ("Bayside", 15, 145.02, -37.94),
            ("Frankston", 33, 145.16, -38.14),
            ("Glen Eira", 19, 145.04, -37.9),
            ("Kingston", 30, 145.1, -37.99),
            ("Mornington Peninsula", 37, 145.06, -38.29),
            ("Port Phillip Stonnington", 25, 144.99, -37.85),
        ],
        "Inner Gippsland": [
            ("Bass Coast South Gippsland", 28, 145.82, -38.53),
            ("Baw Baw", 29, 145.98, -38.14),
            ("Latrobe", 28, 146.42, -38.22),
        ],
        "Outer Gippsland": [
            ("East Gippsland", 27, 147.96, -37.74),
            ("Wellington", 24, 146.98, -38.13),
        ],
        "Southern Melbourne": [
            ("Cardinia", 26, 145.47, -38.09),
            ("Casey North", 34, 145.29, -38.02),
            ("Casey South", 34, 145.31, -38.11),
            ("Greater Dandenong", 27, 145.18, -37.97),
        ],
    },
    "South-Western Victoria": {
        "Barwon": [
            ("Geelong North", 29, 144.38, -38.12),
            ("Geelong South", 29, 144.41, -38.21),
            ("Surf Coast Colac Otway", 23, 143.83, -38.39),
        ],
        "Brimbank Melton": [
            ("Brimbank North", 19, 144.79, -37.73),
            ("Brimbank South", 19, 144.81, -37.78),
            ("Melton", 32, 144.64, -37.7),
        ],
        "Central Highlands": [
            ("Ballarat", 30, 143.85, -37.56),
            ("Golden Plains Pyrenees Ararat", 31, 143.42, -37.51),
            ("Hepburn Moorabool", 23, 144.17, -37.51),
        ],
        "Western Melbourne": [
            ("Hobsons Bay Maribyrnong", 31, 144.85, -37.83),
            ("Melbourne Moonee Valley", 31, 144.92, -37.77),
            ("Wyndham North", 24, 144.68, -37.85),
            ("Wyndham South", 25, 144.67, -37.9),
        ],
        "Wimmera South West": [
            ("Glenelg Southern Grampians", 25, 141.75, -37.92),
            ("Warrnambool Moyne Corangamite", 29, 142.72, -38.27),
            ("Wimmera", 36, 142.38, -36.59),
        ],
    },
}
