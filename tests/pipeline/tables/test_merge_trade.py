"""Trade: which values are one row, and which value wins."""


def test_same_value_in_two_documents_is_one_row(made, merge):
    first = made("China and Kazakhstan had trade of $44 billion in 2024.", "2025-02-01")
    first.trade("$44 billion", 44e9, time_period=first.read("2024"))
    second = made("Last year trade of China with Kazakhstan came to about $44bn.", "2025-05-01")
    second.trade("$44bn", 44e9, time_period=second.read("Last year", "2024"), bound="approx")
    tables = merge(first, second)
    (row,) = tables["trade_series"]
    assert row["n_documents"] == 2
    assert row["bound"] == "approx"  # of two equal voices the later
    assert (row["obs_value_usd"], row["value_usd_basis"]) == (44e9, "as stated")
    assert len(tables["evidence"]) == 2


def test_another_value_period_or_kind_is_another_row(made, merge):
    document = made(
        "China and Kazakhstan: trade was $44 billion in 2024, some say $45 billion; the aim is $50 billion."
    )
    document.trade("$44 billion", 44e9, time_period=document.read("2024"))
    document.trade("$45 billion", 45e9, time_period=document.read("2024"))
    document.trade("$44 billion", 44e9)
    document.trade("$44 billion", 44e9, kind="target")
    assert len(merge(document)["trade_series"]) == 4


def test_stated_wins_over_attributed_however_late(made, merge):
    early = made("China and Kazakhstan had trade of $44 billion.", "2024-02-01")
    early.trade("$44 billion", 44e9)
    late = made("He said China and Kazakhstan had trade of at least $44 billion.", "2025-02-01")
    late.trade("at least $44 billion", 44e9, bound="min", assertion="attributed")
    (row,) = merge(early, late)["trade_series"]
    assert row["bound"] == "exact"


def test_bracketed_conversion_is_the_same_row(made, merge):
    document = made("trade of China with Kazakhstan: €54 billion (US$62.1 billion)", "2025-06-17")
    euro = document.figure("€54 billion", 54e9, "EUR")
    dollar = document.figure("US$62.1 billion", 62.1e9, conversion_of=euro)
    document.trade("€54 billion", 54e9, "EUR", figures=(euro, dollar))
    tables = merge(document)
    (row,) = tables["trade_series"]
    assert (row["obs_value"], row["unit_measure"]) == (54e9, "EUR")
    assert (row["obs_value_usd"], row["value_usd_basis"]) == (62.1e9, "text")
    (cell,) = [cell for cell in tables["cells"] if cell["column_name"] == "obs_value_usd"]
    assert (cell["quote"], cell["method"]) == ("US$62.1 billion", "read")
    figures = {figure["quote"]: figure for figure in tables["figures"]}
    assert (figures["€54 billion"]["value_usd"], figures["€54 billion"]["value_usd_basis"]) == (62.1e9, "text")
    assert figures["US$62.1 billion"]["value_usd_basis"] == "as stated"
    assert {figure["used_by"] for figure in figures.values()} == {"trade_series"}


def test_reported_value_takes_the_average_rate_of_its_period(made, merge):
    document = made("China and Kazakhstan had trade of 10 euros in 2023.", "2025-06-17")
    document.trade("10 euros", 10.0, "EUR", time_period=document.read("2023"))
    tables = merge(document)
    (row,) = tables["trade_series"]
    assert row["value_usd_basis"] == "ECB annual average 2023"
    assert 10.5 < row["obs_value_usd"] < 11.1
    (cell,) = [cell for cell in tables["cells"] if cell["column_name"] == "obs_value_usd"]
    assert (cell["quote"], cell["method"]) == ("10 euros", "converted")


def test_target_takes_the_rate_of_the_day_it_was_published(made, merge):
    document = made("China and Kazakhstan want trade of 10 euros by 2050.", "2025-06-15")
    document.trade("10 euros", 10.0, "EUR", kind="target", time_period=document.read("2050"))
    (row,) = merge(document)["trade_series"]
    assert row["value_usd_basis"] == "ECB reference rate 2025-06-13"  # the Friday before that Sunday


def test_currency_without_a_reference_rate_has_no_dollar_value(made, merge):
    document = made("China and Kazakhstan had trade of 10 tenge in 2023.", "2025-06-17")
    document.trade("10 tenge", 10.0, "KZT", time_period=document.read("2023"))
    (row,) = merge(document)["trade_series"]
    assert row["obs_value_usd"] is None and row["value_usd_basis"] is None


def test_physical_amount_is_not_converted(made, merge):
    document = made("China took trade of one million tonnes of oil from Kazakhstan in 2023.", "2025-06-17")
    document.trade("one million tonnes", 1e6, "tonnes", commodity=document.read("oil"))
    (row,) = merge(document)["trade_series"]
    assert (row["unit_measure"], row["commodity"], row["obs_value_usd"]) == ("tonnes", "oil", None)
