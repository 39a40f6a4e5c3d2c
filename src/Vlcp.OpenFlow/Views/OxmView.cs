using System.Buffers.Binary;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>One condition of a match, read in place; valid as long as the message is.</summary>
//  0 class (2) | 2 field (7 bits), has-mask (1 bit) | 3 length of what follows | 4 value, and as long a mask
public readonly ref struct OxmView
{
    internal const int HeaderSize = 4;
    internal const int LengthOffset = 3;

    private const int MaskFlag = 0x100;
    private const int ExperimenterSize = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    internal OxmView(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The whole header: class, number, mask bit and length.</summary>
    public uint Header => BinaryPrimitives.ReadUInt32BigEndian(_bytes);

    /// <summary>Whether there is a mask.</summary>
    public bool HasMask => (Header & MaskFlag) != 0;

    /// <summary>What names the field.</summary>
    public OxmId Id => new(Class, (byte)(_bytes[2] >> 1), IsExperimenter && Payload.Length >= ExperimenterSize ? BinaryPrimitives.ReadUInt32BigEndian(Payload) : 0);

    /// <summary>The field, or null for one that is not described.</summary>
    public OxmField? Field => OxmCatalog.Find(Id);

    /// <summary>The bytes of the value, the most significant first.</summary>
    public ReadOnlySpan<byte> Value => HasMask ? Content[..(Content.Length / 2)] : Content;

    /// <summary>The bytes of the mask, as many as of the value; none when every bit counts.</summary>
    public ReadOnlySpan<byte> Mask => HasMask ? Content[(Content.Length / 2)..] : [];

    /// <summary>The value as a number.</summary>
    /// <exception cref="WireFormatException">It has more than 8 bytes: read <see cref="Value"/>.</exception>
    public ulong Number => ToNumber(Value);

    /// <summary>The mask as a number; all ones when every bit counts.</summary>
    /// <exception cref="WireFormatException">It has more than 8 bytes: read <see cref="Mask"/>.</exception>
    public ulong MaskNumber => HasMask ? ToNumber(Mask) : ulong.MaxValue;

    private ushort Class => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    private bool IsExperimenter => Class == OxmId.ExperimenterClass;

    private ReadOnlySpan<byte> Payload => _bytes[HeaderSize..];

    private ReadOnlySpan<byte> Content => IsExperimenter && Payload.Length >= ExperimenterSize ? Payload[ExperimenterSize..] : Payload;

    private static ulong ToNumber(ReadOnlySpan<byte> bytes)
    {
        ViewRules.Demand(bytes.Length <= sizeof(ulong), HeaderSize, "oxm.value", bytes.Length);
        return bytes.Length switch
        {
            sizeof(ushort) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            sizeof(uint) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            6 => (ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes) << 16 | BinaryPrimitives.ReadUInt16BigEndian(bytes[sizeof(uint)..]),
            sizeof(ulong) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
            _ => (ulong)BigEndianNumber.Read(bytes),
        };
    }
}
