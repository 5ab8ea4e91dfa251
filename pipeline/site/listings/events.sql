-- title: Events
-- table: events
-- key: event_id
-- lead: name
-- headline: dates
-- filters: kind, place
-- hidden: sources
SELECT event_id, name, kind, dates, place, parties, n_documents, sources
FROM event_overview
ORDER BY dates NULLS LAST, name, event_id
