-- title: Agreements
-- table: agreements
-- key: agreement_id
-- lead: description
-- headline: amount
-- filters: parties
-- hidden: value_usd, sources
SELECT agreement_id, description, parties, "count", amount, signed_on, value_usd, n_documents, sources
FROM agreement_overview
ORDER BY value_usd DESC NULLS LAST, agreement_id
