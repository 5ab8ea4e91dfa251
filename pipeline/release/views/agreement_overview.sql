-- Each package of agreements in one readable line, with the parties as text, the first quote and the sources.
-- agreement_id: the agreement or package
-- line: parties, number and value in one line
-- parties: who signed
-- count: number of agreements
-- amount: total value as text
-- value_usd: total value in US dollars
-- description: what it is about
-- signed_on: day on which they were signed
-- first_quote: the words of the earliest document
-- sources: every document that says so
-- n_documents: number of documents
WITH parties_as_text AS (
    SELECT row_id AS agreement_id, string_agg(name, ', ' ORDER BY name) AS parties
    FROM fact_parties
    WHERE table_name = 'agreements'
    GROUP BY row_id
),
described AS (
    SELECT
        agreements.*,
        parties_as_text.parties,
        CASE
            WHEN value IS NOT NULL THEN concat_ws(' ', readable_bound(bound), readable_number(value), currency)
        END AS amount,
        fact_sources.first_quote,
        fact_sources.sources
    FROM agreements
    LEFT JOIN parties_as_text USING (agreement_id)
    LEFT JOIN fact_sources ON fact_sources.table_name = 'agreements' AND fact_sources.row_id = agreement_id
)
SELECT
    agreement_id,
    concat_ws('; ', parties, readable_number("count") || ' agreements', amount, description) AS line,
    parties,
    "count",
    amount,
    value_usd,
    description,
    signed_on,
    first_quote,
    sources,
    n_documents
FROM described
ORDER BY value_usd DESC NULLS LAST, "count" DESC NULLS LAST, agreement_id
