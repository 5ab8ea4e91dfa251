-- title: Pledges
-- table: pledges
-- key: pledge_id
-- lead: description
-- headline: amount
-- filters: pledgors, recipients, instrument, due_year, recommended_for_aggregates
-- hidden: transaction_type, value_usd, recommended_for_aggregates, announced_on, said_by, sources
SELECT
    pledge_id,
    description,
    pledgors,
    recipients,
    instrument,
    amount,
    due_year,
    value_usd,
    announced_on,
    transaction_type,
    recommended_for_aggregates,
    said_by,
    n_documents,
    sources
FROM pledge_overview
ORDER BY value_usd DESC NULLS LAST, pledgors, instrument, pledge_id
