-- In: winner, said, told. Out: events, event_parties.
CREATE TEMP TABLE event AS
SELECT row_id, name, kind, date_start, date_end, place
FROM (
    PIVOT (SELECT row_id, column_name, value_text FROM winner)
    ON column_name IN ('name', 'kind', 'date_start', 'date_end', 'place')
    USING max(value_text) GROUP BY row_id
);

-- An end before the beginning comes from two documents that speak of two things: the beginning stands.
CREATE TEMP VIEW events AS
SELECT row_id AS event_id, name, kind, first_day(date_start) AS date_start,
       CASE WHEN first_day(date_end) >= coalesce(first_day(date_start), first_day(date_end)) THEN first_day(date_end) END
           AS date_end,
       CASE WHEN first_day(date_start) IS NOT NULL THEN precision_of(date_start)
            WHEN first_day(date_end) IS NOT NULL THEN precision_of(date_end) END AS "precision",
       place, n_documents
FROM event
JOIN told USING (row_id);

CREATE TEMP TABLE event_parties AS
SELECT DISTINCT row_id AS event_id, value_text AS party_id
FROM said
WHERE contains(column_name, ':');
