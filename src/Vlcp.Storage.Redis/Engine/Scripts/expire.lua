-- Deletes keys whose time is over, as a commit. KEYS: store, values, index, log, expiry. ARGV: transaction id, channel.
-- Returns how many there were.
if redis.call('EXISTS', KEYS[5]) == 0 then
    return 0
end
local store, refusal = open()
if refusal then
    return refusal
end
local due = redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', whole(now()), 'LIMIT', 0, 1000)
local names = {}
for _, key in ipairs(due) do
    redis.call('ZREM', KEYS[5], key)
    if redis.call('HDEL', KEYS[2], key) == 1 then
        redis.call('ZREM', KEYS[3], key)
        names[#names + 1] = #key .. ':' .. key
    end
end
if #names > 0 then
    conclude(KEYS[4], ARGV[2], whole(store.revision + 1), whole(math.max(now(), store.timestamp + 1)), ARGV[1], names)
end
return #due
