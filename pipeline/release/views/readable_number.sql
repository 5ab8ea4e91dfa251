CREATE MACRO readable_number(number) AS CASE
    WHEN abs(number) >= 1e12 THEN format('{:.6g} trillion', number / 1e12)
    WHEN abs(number) >= 1e9 THEN format('{:.6g} billion', number / 1e9)
    WHEN abs(number) >= 1e6 THEN format('{:.6g} million', number / 1e6)
    WHEN number = floor(number) THEN format('{:,.0f}', number::DOUBLE)
    ELSE format('{:.6g}', number::DOUBLE)
END;
