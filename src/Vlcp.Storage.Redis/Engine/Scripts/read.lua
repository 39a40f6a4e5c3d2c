-- Reads keys and ranges. KEYS: store, values, index. ARGV: number of keys, the keys, then two arguments a range (ZRANGE BYLEX).
-- Returns id, revision, timestamp, values of the keys, then for each range its keys and its values.
local store, refusal = open()
if refusal then
    return refusal
end
local count = tonumber(ARGV[1])

local function values(names, first, last)
    local found = {}
    for from = first, last, 4000 do
        local part = redis.call('HMGET', KEYS[2], unpack(names, from, math.min(from + 3999, last)))
        for i = 1, #part do
            found[#found + 1] = part[i]
        end
    end
    return found
end

local reply = {store.id, whole(store.revision), whole(math.max(now(), store.timestamp)), values(ARGV, 2, count + 1)}
for i = count + 2, #ARGV, 2 do
    local names = redis.call('ZRANGE', KEYS[3], ARGV[i], ARGV[i + 1], 'BYLEX')
    reply[#reply + 1] = names
    reply[#reply + 1] = values(names, 1, #names)
end
return reply
