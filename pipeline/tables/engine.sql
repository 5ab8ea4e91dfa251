-- What every merge finds in place: macros for dates known to the year, the month or the day, as text (2025, 2025-06,
-- 2025-06-16), and which columns go together.

-- The first and the last day of a date known to the year, the month or the day.
CREATE MACRO first_day(partial) AS
    TRY_CAST(CASE length(partial) WHEN 4 THEN partial || '-01-01' WHEN 7 THEN partial || '-01' ELSE partial END AS DATE);
CREATE MACRO final_day(partial) AS
    CASE length(partial)
        WHEN 4 THEN TRY_CAST(partial || '-12-31' AS DATE)
        WHEN 7 THEN last_day(TRY_CAST(partial || '-01' AS DATE))
        ELSE TRY_CAST(partial AS DATE)
    END;
CREATE MACRO precision_of(partial) AS
    CASE length(partial) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END;
-- The day of publication as far as it is known: 2025, 2025-06 or 2025-06-16.
CREATE MACRO as_partial(day, day_precision) AS
    CASE day_precision
        WHEN 'year' THEN strftime(day, '%Y')
        WHEN 'month' THEN strftime(day, '%Y-%m')
        ELSE strftime(day, '%Y-%m-%d')
    END;
-- Smaller for the later day, largest where there is none: a key that puts the latest first.
CREATE MACRO days_back(day) AS coalesce(-date_diff('day', DATE '1970-01-01', day), 10000000);

-- A column that goes with another is taken from the statement that won the other: 0.3 and gigawatts, never 0.3 and
-- the megawatts of somebody else.
CREATE TABLE follows AS
SELECT * FROM (VALUES
    ('cost_currency', 'cost_value'), ('cost_usd', 'cost_value'), ('capacity_unit', 'capacity_value'),
    ('status_as_of', 'status')
) AS pair(column_name, leader);
