using System.Collections.Immutable;

namespace Vlcp.Wire.Tests.Samples;

[Flags]
public enum Capabilities : ushort
{
    Flow = 1,
    Table = 2,
    Port = 4,
}

public enum Colour : ushort
{
    Red = 1,
    Green = 2,
}

[WireStruct]
public sealed partial record Integers
{
    public byte U8 { get; init; }

    public sbyte I8 { get; init; }

    public ushort U16 { get; init; }

    public short I16 { get; init; }

    [UIntBytes(3)]
    public uint U24 { get; init; }

    [UIntBytes(3)]
    public int I24 { get; init; }

    public uint U32 { get; init; }

    public int I32 { get; init; }

    [UIntBytes(5)]
    public ulong U40 { get; init; }

    [UIntBytes(6)]
    public ulong U48 { get; init; }

    [UIntBytes(7)]
    public ulong U56 { get; init; }

    public ulong U64 { get; init; }

    public long I64 { get; init; }

    public UInt128 U128 { get; init; }

    public float Single { get; init; }

    public double Double { get; init; }

    public bool Bool { get; init; }
}

[WireStruct]
[LittleEndian]
public sealed partial record LittleIntegers
{
    public ushort U16 { get; init; }

    [UIntBytes(3)]
    public int I24 { get; init; }

    public uint U32 { get; init; }

    public float Single { get; init; }

    public double Double { get; init; }
}

[WireStruct]
public sealed partial record Enums
{
    public Colour Any { get; init; }

    [Defined]
    public Colour Known { get; init; }

    [UIntBytes(1)]
    public Colour Narrow { get; init; }

    public Capabilities Flags { get; init; }
}

[WireStruct]
public sealed partial record BitFields
{
    [Bits(4)]
    public byte Version { get; init; }

    [Bits(12)]
    public ushort Id { get; init; }

    [Bits(1, Skip = 1)]
    public bool DontFragment { get; init; }

    [Bits(3, SkipAfter = 3)]
    public sbyte Signed { get; init; }
}

[WireStruct(Align = 8)]
public sealed partial record Aligned
{
    [StructLength]
    public partial ushort Length { get; }

    [Align(4)]
    public uint Value { get; init; }

    [Remaining]
    public WireBytes Rest { get; init; }
}

[WireStruct(Align = 4, AlignInLength = true)]
public sealed partial record PaddedInside
{
    [StructLength(Unit = 4)]
    public partial byte Words { get; }

    public byte Kind { get; init; }

    [LengthOf(nameof(Text))]
    public partial byte TextLength { get; }

    public string Text { get; init; } = "";
}

[WireStruct]
[PadAfter(2)]
public sealed partial record Lists
{
    [CountOf(nameof(Ports))]
    public partial byte PortCount { get; }

    [LengthOf(nameof(Numbers))]
    public partial ushort NumbersLength { get; }

    [Pad(1)]
    public WireList<Port> Ports { get; init; }

    public ImmutableArray<ushort> Numbers { get; init; } = [];

    [Count(2)]
    public WireList<Colour> Fixed { get; init; }

    public byte N { get; init; }

    [Count(nameof(Twice))]
    public WireList<byte> Counted { get; init; }

    private int Twice => N * 2;
}

[WireStruct]
public sealed partial record Texts
{
    [FixedText(4)]
    public string Fixed { get; init; } = "";

    [ZeroTerminated]
    public string Terminated { get; init; } = "";

    [FixedBytes(3)]
    public WireBytes Bytes { get; init; }

    [LengthOf(nameof(Nested), Add = 1)]
    public partial byte NestedLength { get; }

    public required Port Nested { get; init; }

    [Remaining]
    public string Rest { get; init; } = "";
}

[WireStruct]
public sealed partial record Optionals
{
    public Capabilities Flags { get; init; }

    [WhenFlag(nameof(Flags), Capabilities.Table)]
    public byte? Table { get; init; }

    public byte Kind { get; init; }

    [When(nameof(Kind), 1, 2)]
    public Port? Port { get; init; }

    [When(nameof(IsLarge))]
    [Pad(1)]
    public ushort? Large { get; init; }

    [WhenRemaining]
    public ushort? Tail { get; init; }

    private bool IsLarge() => Kind > 1;
}

[WireStruct]
public sealed partial record Constants
{
    [Const(6)]
    public partial byte Size { get; }

    [Const(1, Check = false)]
    public partial ushort Loose { get; }

    [Bits(4)]
    [Const(5)]
    public partial byte High { get; }

    [Bits(4)]
    public byte Low { get; init; }
}

[WireStruct]
public readonly partial record struct Range
{
    public ushort First { get; init; }

    public ushort Last { get; init; }
}

/// <summary>A tree, to nest as deep as bytes allow.</summary>
[WireStruct]
public sealed partial record Tree
{
    [StructLength]
    public partial ushort Length { get; }

    [Remaining]
    public WireList<Tree> Children { get; init; }
}

[WireStruct]
public sealed partial record Nothing;

[WireStruct]
public sealed partial record ListOfNothing
{
    [CountOf(nameof(Items))]
    public partial uint Count { get; }

    public WireList<Nothing> Items { get; init; }
}

[WireStruct(IgnoreExtra = true)]
public sealed partial record Extensible
{
    [StructLength]
    public partial byte Length { get; }

    public byte Value { get; init; }
}

/// <summary>A choice by computed key and by a bit field.</summary>
[WireStruct]
[Discriminator(nameof(Masked), nameof(KindOf), Closed = true)]
public abstract partial record Match
{
    public ushort Class { get; init; }

    [Bits(7)]
    public byte Field { get; init; }

    [Bits(1)]
    public bool Masked { get; protected init; }

    public static int KindOf(ushort @class, byte field) => @class * 100 + field;
}

[WireStruct]
[WireCase(false, 102)]
[WireCase(false, 103)]
public sealed partial record Exact : Match
{
    public ushort Value { get; init; }
}

[WireStruct]
[WireCase(true, 102)]
public sealed partial record Masked : Match
{
    public ushort Value { get; init; }

    public ushort Mask { get; init; }
}
