-- Whether a commit whose reply was lost was carried out; if not it never will be. KEYS: store, log, cancelled transaction.
-- ARGV: transaction id, revision that it had read. Returns what happened, revision, timestamp.
local store, refusal = open()
if refusal then
    return refusal
end
local base = tonumber(ARGV[2])
local entries = redis.call('XRANGE', KEYS[2], whole(base + 1) .. '-0', '+')
for _, entry in ipairs(entries) do
    if entry[2][2] == ARGV[1] then
        return {'done', string.match(entry[1], '^%d+'), entry[2][4]}
    end
end
if base > store.revision or #entries ~= store.revision - base then
    return {'unknown'}
end
if not store.exists then
    create(store, ARGV[1])
end
redis.call('SET', KEYS[3], '1', 'EX', 3600)
return {'cancelled'}
