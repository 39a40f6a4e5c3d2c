-- What was committed since. KEYS: store, log. ARGV: the last revision that is known, how many entries at most.
-- Returns id, revision, transaction id of the last commit, the entries from the known revision on.
local store, refusal = open()
if refusal then
    return refusal
end
local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
local id = ''
if #last == 1 then
    id = last[1][2][2]
end
return {store.id, whole(store.revision), id, redis.call('XRANGE', KEYS[2], ARGV[1] .. '-0', '+', 'COUNT', ARGV[2])}
