using System.Globalization;
using System.Text.Json;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Network.Allocation;

/// <summary>
/// Numbers given to owners: the VNIs of a physical network, the addresses of a logical network. Each number in use is a key of its
/// own, so two writers conflict only over the same number or over the lowest free one.
/// </summary>
/// <remarks>
/// The lowest free number is found as in a tree of bitmaps. Numbers form blocks of 256, blocks form blocks of 256 blocks and so on; a
/// marker key says that a block has no free number. A search reads a window of at most 256 keys on each level and steps over marked
/// blocks. It marks what it finds full on its way; whoever releases a number removes the markers above it. Both are safe without a
/// lock: the search has read every key that makes the block full, so with a release at the same time one of the two runs again. A
/// number that its owner chose costs one read, whatever else is in use, and a pool with nothing in use has no keys.
/// </remarks>
internal sealed class NumberPool
{
    /// <summary>Begins the key of every number in use, of all pools.</summary>
    public const string TakenPrefix = "viperflow.allocation.taken.";

    /// <summary>Begins the key of every marker of a full block, of all pools.</summary>
    public const string FullPrefix = "viperflow.allocation.full.";

    /// <summary>Each level of blocks has 256 of the level below.</summary>
    public const int BitsPerLevel = 8;

    /// <summary>Level 0 are the numbers themselves, of 32 bits.</summary>
    public const int TopLevel = 3;

    private readonly IObjectReader reader;
    private readonly string name;

    private NumberPool(IObjectReader reader, string kind, string owner)
    {
        this.reader = reader;
        name = $"{kind}.{DataKey.Escape(owner)}.";
    }

    private IObjectTransaction Transaction => (IObjectTransaction)reader;

    /// <summary>The VNIs that the logical networks of a physical network use.</summary>
    public static NumberPool Vnis(IObjectReader reader, string physicalNetworkId) => new(reader, "vni", physicalNetworkId);

    /// <summary>The VLAN ids that the logical networks of a physical network use.</summary>
    public static NumberPool VlanIds(IObjectReader reader, string physicalNetworkId) => new(reader, "vlan", physicalNetworkId);

    /// <summary>The numbers by which flows know logical networks.</summary>
    public static NumberPool FlowNumbers(IObjectReader reader) => new(reader, "flow", "");

    /// <summary>The IPv4 addresses in use on a logical network. They belong to the network and not to its subnets, because subnets
    /// of one network may overlap while an address on one Ethernet has one owner.</summary>
    public static NumberPool Addresses(IObjectReader reader, string logicalNetworkId) => new(reader, "ip", logicalNetworkId);

    /// <summary>Who uses a number; null when it is free.</summary>
    public NumberUse? UseOf(uint number) => reader.GetRaw(TakenKey(number)) is { } value ? Decode(TakenKey(number), value) : null;

    /// <summary>The numbers in use from first to last, ascending.</summary>
    public IEnumerable<NumberUse> UsesIn(uint first, uint last) =>
        reader.ScanRaw(new KeyRange(TakenKey(first), TakenKey(last) + '\0')).Select(entry => Decode(entry.Key, entry.Value));

    /// <summary>Gives a free number to an owner.</summary>
    public void Take(uint number, string owner, string? scope = null) =>
        Transaction.WriteRaw(TakenKey(number), JsonSerializer.SerializeToUtf8Bytes(new NumberUse(number, owner, scope)));

    /// <summary>Makes a number free.</summary>
    public void Release(uint number)
    {
        Transaction.DeleteRaw(TakenKey(number));
        for (var level = 1; level <= TopLevel; level++)
        {
            Transaction.DeleteRaw(FullKey(level, BlockOf(level, number)));
        }
    }

    /// <summary>The lowest free number from first to last, or null when all are in use.</summary>
    public uint? FindLowestFree(uint first, uint last)
    {
        if (first > last)
        {
            return null;
        }

        var level = 0;
        while (level < TopLevel && BlockOf(level + 1, first) != BlockOf(level + 1, last))
        {
            level++;
        }

        return Search(level, first, last);
    }

    /// <summary>Key of the number when it is in use.</summary>
    public string TakenKey(uint number) => $"{TakenPrefix}{name}{number:x8}";

    /// <summary>The use that a key of a number in use stands for.</summary>
    public static NumberUse Decode(string key, ReadOnlyMemory<byte> value) =>
        JsonSerializer.Deserialize<NumberUse>(value.Span) with { Number = NumberOf(key) };

    /// <summary>Whether the block of a marker is full indeed: all its numbers in use, or all its blocks marked.</summary>
    public static bool IsFull(IObjectReader reader, string marker)
    {
        var level = marker[^10] - '0';
        var pool = marker[FullPrefix.Length..^10];
        var block = NumberOf(marker);
        var (first, last) = (block << BitsPerLevel, (block << BitsPerLevel) | ((1u << BitsPerLevel) - 1));
        var prefix = level == 1 ? TakenPrefix + pool : $"{FullPrefix}{pool}{level - 1}.";
        return reader.Keys(new KeyRange($"{prefix}{first:x8}", $"{prefix}{last:x8}\0")).Length == 1 << BitsPerLevel;
    }

    private uint? Search(int level, uint first, uint last) => level == 0 ? SearchNumbers(first, last) : SearchBlocks(level, first, last);

    private uint? SearchNumbers(uint first, uint last)
    {
        long candidate = first;
        foreach (var key in reader.Keys(new KeyRange(TakenKey(first), TakenKey(last) + '\0')))
        {
            if (NumberOf(key) > candidate)
            {
                break;
            }

            candidate++;
        }

        return candidate <= last ? (uint)candidate : null;
    }

    private uint? SearchBlocks(int level, uint first, uint last)
    {
        var (firstBlock, lastBlock) = (BlockOf(level, first), BlockOf(level, last));
        var full = reader.Keys(new KeyRange(FullKey(level, firstBlock), FullKey(level, lastBlock) + '\0')).ToHashSet();
        for (var block = firstBlock; block <= lastBlock; block++)
        {
            var marker = FullKey(level, block);
            if (full.Contains(marker))
            {
                continue;
            }

            var (start, end) = NumbersOf(level, block);
            if (Search(level - 1, Math.Max(first, start), Math.Min(last, end)) is { } free)
            {
                return free;
            }

            if (first <= start && end <= last)
            {
                Transaction.WriteRaw(marker, "1"u8.ToArray());
            }
        }

        return null;
    }

    private string FullKey(int level, uint block) => $"{FullPrefix}{name}{level}.{block:x8}";

    private static uint BlockOf(int level, uint number) => (uint)((ulong)number >> (level * BitsPerLevel));

    private static (uint First, uint Last) NumbersOf(int level, uint block)
    {
        var first = block << (level * BitsPerLevel);
        return (first, first | ((1u << (level * BitsPerLevel)) - 1));
    }

    private static uint NumberOf(string key) => uint.Parse(key.AsSpan(key.Length - 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
