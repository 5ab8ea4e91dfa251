-- Each pledge in one readable line, with the parties as text, the first quote and the sources.
-- pledge_id: the pledge
-- line: who, to whom, how much, what and by when in one line
-- pledgors: who pledges
-- recipients: to whom
-- instrument: by what means
-- transaction_type: IATI: 12 a pledge, 2 a commitment, 3 disbursed
-- amount: how much as text
-- value_usd: the amount in US dollars
-- description: what it is about
-- is_recipient_inferred: whether the receiver is only inferred from what the text is about
-- said_by: whom the documents quote for it
-- announced_on: day on which it was announced
-- due_year: year by which it is to be done
-- recommended_for_aggregates: fit for a sum
-- first_quote: the words of the earliest document
-- sources: every document that says so
-- n_documents: number of documents
WITH parties_as_text AS (
    SELECT
        row_id AS pledge_id,
        string_agg(name, ', ' ORDER BY name) FILTER (WHERE role = 'pledgor') AS pledgors,
        string_agg(name, ', ' ORDER BY name) FILTER (WHERE role = 'recipient') AS recipients
    FROM fact_parties
    WHERE table_name = 'pledges'
    GROUP BY row_id
),
voices AS (
    SELECT
        row_id AS pledge_id,
        string_agg(DISTINCT attributed_to, '; ' ORDER BY attributed_to) AS said_by,
        bool_and(method = 'inferred') FILTER (WHERE starts_with(column_name, 'recipient:')) AS is_recipient_inferred
    FROM evidence
    JOIN cells USING (evidence_id)
    WHERE table_name = 'pledges'
    GROUP BY row_id
),
described AS (
    SELECT
        pledges.*,
        parties_as_text.pledgors,
        parties_as_text.recipients,
        concat_ws(
            ' ',
            readable_bound(bound),
            concat_ws(' to ', readable_number(quantity), readable_number(quantity_max)),
            unit
        ) AS amount_as_text,
        coalesce(voices.is_recipient_inferred, false) AS is_recipient_inferred,
        voices.said_by,
        fact_sources.first_quote,
        fact_sources.sources
    FROM pledges
    LEFT JOIN voices USING (pledge_id)
    LEFT JOIN parties_as_text USING (pledge_id)
    LEFT JOIN fact_sources ON fact_sources.table_name = 'pledges' AND fact_sources.row_id = pledge_id
)
SELECT
    pledge_id,
    concat_ws(
        '; ',
        concat_ws(' → ', coalesce(pledgors, '?'), recipients) || ': ' || replace(instrument::VARCHAR, '_', ' '),
        CASE WHEN quantity IS NOT NULL THEN amount_as_text END,
        description,
        'by ' || due_year
    ) AS line,
    pledgors,
    recipients,
    instrument,
    transaction_type,
    CASE WHEN quantity IS NOT NULL THEN amount_as_text END AS amount,
    value_usd,
    description,
    is_recipient_inferred,
    said_by,
    announced_on,
    due_year,
    recommended_for_aggregates,
    first_quote,
    sources,
    n_documents
FROM described
ORDER BY value_usd DESC NULLS LAST, pledge_id
