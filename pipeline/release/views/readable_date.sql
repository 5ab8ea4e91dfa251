CREATE MACRO readable_date(day, known) AS CASE known::VARCHAR
    WHEN 'year' THEN strftime(day, '%Y')
    WHEN 'month' THEN strftime(day, '%Y-%m')
    ELSE strftime(day, '%Y-%m-%d')
END;
