-- Each event in one readable line, with who took part, the first quote and the sources.
-- event_id: the event
-- line: name, dates and place in one line
-- name: its name
-- kind: what sort of event
-- dates: first and last day as far as known
-- place: where it took place
-- parties: who took part
-- first_quote: the words of the earliest document
-- sources: every document that says so
-- n_documents: number of documents
WITH parties_as_text AS (
    SELECT row_id AS event_id, string_agg(name, ', ' ORDER BY name) AS parties
    FROM fact_parties
    WHERE table_name = 'events'
    GROUP BY row_id
),
described AS (
    SELECT
        events.*,
        concat_ws(
            ' to ',
            readable_date(date_start, "precision"),
            CASE WHEN date_end IS DISTINCT FROM date_start THEN readable_date(date_end, "precision") END
        ) AS dates,
        parties_as_text.parties,
        fact_sources.first_quote,
        fact_sources.sources
    FROM events
    LEFT JOIN parties_as_text USING (event_id)
    LEFT JOIN fact_sources ON fact_sources.table_name = 'events' AND fact_sources.row_id = event_id
)
SELECT
    event_id,
    concat_ws('; ', name, nullif(dates, ''), place, parties) AS line,
    name,
    kind,
    nullif(dates, '') AS dates,
    place,
    parties,
    first_quote,
    sources,
    n_documents
FROM described
ORDER BY date_start NULLS LAST, event_id
