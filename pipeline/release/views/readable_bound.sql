CREATE MACRO readable_bound(bound) AS CASE bound::VARCHAR
    WHEN 'approx' THEN 'about'
    WHEN 'min' THEN 'at least'
    WHEN 'max' THEN 'up to'
END;
