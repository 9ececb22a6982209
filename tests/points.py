"""Points whose country and oblast are known: 34 in Ukraine, 13 elsewhere. Longitude, latitude in degrees."""

UKRAINE = {
    "Simferopol": (34.10, 44.95, "UA-43"), "Sevastopol": (33.53, 44.60, "UA-40"), "Kerch": (36.47, 45.35, "UA-43"),
    "Yalta": (34.16, 44.50, "UA-43"), "Armiansk": (33.69, 46.10, "UA-43"), "Dzhankoi": (34.39, 45.71, "UA-43"),
    "Kherson": (32.62, 46.64, "UA-65"), "Donetsk": (37.80, 48.00, "UA-14"), "Mariupol": (37.55, 47.11, "UA-14"),
    "Luhansk": (39.31, 48.57, "UA-09"), "Zaporizhzhia": (35.14, 47.84, "UA-23"), "Melitopol": (35.37, 46.85, "UA-23"),
    "Kyiv": (30.52, 50.45, "UA-30"), "Bila Tserkva": (30.12, 49.80, "UA-32"), "Lviv": (24.03, 49.84, "UA-46"),
    "Lutsk": (25.33, 50.75, "UA-07"), "Rivne": (26.25, 50.62, "UA-56"), "Uzhhorod": (22.29, 48.62, "UA-21"),
    "Ivano-Frankivsk": (24.71, 48.92, "UA-26"), "Chernivtsi": (25.94, 48.29, "UA-77"), "Ternopil": (25.60, 49.55, "UA-61"),
    "Khmelnytskyi": (26.99, 49.42, "UA-68"), "Vinnytsia": (28.47, 49.23, "UA-05"), "Zhytomyr": (28.66, 50.25, "UA-18"),
    "Cherkasy": (32.06, 49.44, "UA-71"), "Kropyvnytskyi": (32.26, 48.51, "UA-35"), "Poltava": (34.55, 49.59, "UA-53"),
    "Sumy": (34.80, 50.91, "UA-59"), "Chernihiv": (31.29, 51.49, "UA-74"), "Kharkiv": (36.23, 49.99, "UA-63"),
    "Dnipro": (35.04, 48.47, "UA-12"), "Mykolaiv": (32.00, 46.97, "UA-48"), "Odesa": (30.73, 46.48, "UA-51"),
    "Izmail": (28.84, 45.35, "UA-51"),
}  # fmt: skip

ELSEWHERE = {
    "Belgorod": (36.58, 50.60, "RUS"), "Taganrog": (38.90, 47.24, "RUS"), "Rostov": (39.70, 47.24, "RUS"),
    "Taman": (36.72, 45.21, "RUS"), "Tiraspol": (29.64, 46.84, "MDA"), "Pristina": (21.16, 42.66, "XKX"),
    "Chisinau": (28.86, 47.01, "MDA"), "Brest": (23.70, 52.10, "BLR"), "Przemysl": (22.77, 49.78, "POL"),
    "Sighet": (23.89, 47.93, "ROU"), "Kaliningrad": (20.50, 54.71, "RUS"), "Sukhumi": (41.02, 43.02, "GEO"),
    "Kyrenia": (33.32, 35.33, "CYP"),
}  # fmt: skip
