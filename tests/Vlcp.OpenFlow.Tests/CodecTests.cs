using System.Buffers;

namespace Vlcp.OpenFlow.Tests;

public class CodecTests
{
    public static TheoryData<OpenFlowVersion> Versions => [.. OpenFlowCodec.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_message_survives_the_wire(OpenFlowVersion version)
    {
        foreach (var message in MessageSamples.In(version))
        {
            var bytes = OpenFlowCodec.Encode(message, version);
            var decoded = OpenFlowCodec.Decode(bytes);
            Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(OpenFlowCodec.Encode(decoded, version)));
            // Versions without numbers of buckets leave them out, 1.5 gives them.
            if (version >= OpenFlowVersion.V13 && message is not (GroupMod or GroupDescriptionReply))
            {
                Assert.Equal(Comparable(message, version), decoded);
            }
        }
    }

    [Fact]
    public void An_MPLS_label_that_is_too_wide_for_its_field_is_refused_as_every_value_is()
    {
        OpenFlowAction[] actions = [new SetMplsLabelAction(1 << 20), new SetMplsTcAction(8)];
        foreach (var action in actions)
        {
            var message = FlowMod.Add(new FlowEntry(0, 1, Match.Any, [new ApplyActionsInstruction([action])]));
            Assert.Throws<WireFormatException>(() => OpenFlowCodec.Encode(message, OpenFlowVersion.V13));
        }
    }

    [Fact]
    public void A_version_refuses_what_it_cannot_say()
    {
        var refused = Assert.Throws<WireFormatException>(() => OpenFlowCodec.Encode(new BundleFeaturesRequest(0), OpenFlowVersion.V14));
        Assert.Contains("1.4", refused.Message, StringComparison.Ordinal);
        var role = new RoleRequest(ControllerRole.Primary, 5);
        Assert.Contains("1.0", Assert.Throws<WireFormatException>(() => OpenFlowCodec.Encode(role, OpenFlowVersion.V10)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_message_cut_at_any_offset_waits_for_its_rest(OpenFlowVersion version)
    {
        foreach (var message in MessageSamples.In(version))
        {
            var bytes = OpenFlowCodec.Encode(message, version);
            for (var cut = 0; cut < bytes.Length; cut++)
            {
                var part = new ReadOnlySequence<byte>(bytes, 0, cut);
                Assert.False(MessageFraming.TryTake(ref part, out _));
                var whole = Segments.Of(bytes.AsMemory(0, cut), bytes.AsMemory(cut));
                Assert.True(MessageFraming.TryTake(ref whole, out var taken));
                Assert.Equal(bytes, taken.ToArray());
                Assert.True(whole.IsEmpty);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Truncated_and_mutated_messages_throw_nothing_but_WireFormatException(OpenFlowVersion version)
    {
        var random = new Random(4711);
        foreach (var message in MessageSamples.In(version))
        {
            var bytes = OpenFlowCodec.Encode(message, version);
            for (var length = 0; length < bytes.Length; length++)
            {
                TryDecode(bytes.AsSpan(0, length));
            }
            for (var round = 0; round < 200; round++)
            {
                var mutated = bytes.ToArray();
                for (var flips = random.Next(1, 5); flips > 0; flips--)
                {
                    mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
                }
                TryDecode(mutated);
            }
        }
    }

    [Fact]
    public void Random_bytes_throw_nothing_but_WireFormatException()
    {
        var random = new Random(4712);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(8, 200)];
            random.NextBytes(bytes);
            (bytes[0], bytes[1], bytes[2], bytes[3]) = ((byte)random.Next(4, 6), (byte)random.Next(0, 36), 0, (byte)bytes.Length);
            TryDecode(bytes);
        }
    }

    [Fact]
    public void A_length_below_the_header_is_refused()
    {
        var bytes = new ReadOnlySequence<byte>([4, 0, 0, 7, 0, 0, 0, 0]);
        Assert.Throws<WireFormatException>(() => MessageFraming.TryTake(ref bytes, out _));
    }

    [Fact]
    public void Hello_has_the_bytes_of_the_standard() => Check(
        new Hello(5, 0x30) { Xid = 3 }, OpenFlowVersion.V14, "05 00 0010 00000003 0001 0008 00000030");

    [Fact]
    public void Flow_mod_has_the_bytes_of_the_standard() => Check(
        FlowMod.Add(new FlowEntry(3, 5, [OxmFields.InPort.Is(1), NxmFields.Reg(5).Is(1)],
            [new ApplyActionsInstruction([new SetFieldAction(NxmFields.Reg(6), 2)]), new GotoTableInstruction(90)]) { Cookie = 7 }) with { Xid = 9 },
        OpenFlowVersion.V13,
        """
        04 0e 0068 00000009 0000000000000007 0000000000000000 03 00 0000 0000 0005 ffffffff ffffffff ffffffff 0000 0000
        0001 0014 80000004 00000001 00010a04 00000001 00000000
        0004 0018 00000000 0019 0010 00010c04 00000002 00000000
        0001 0008 5a 000000
        """);

    [Fact]
    public void Role_request_has_the_bytes_of_the_standard() => Check(
        new RoleRequest(ControllerRole.Primary, 5) { Xid = 1 }, OpenFlowVersion.V13, "04 18 0018 00000001 00000002 00000000 0000000000000005");

    [Fact]
    public void Bundle_messages_of_1_3_are_an_extension_of_the_ONF() => Check(
        new BundleControl(3, BundleControlType.OpenRequest, BundleFlags.Ordered) { Xid = 1 }, OpenFlowVersion.V13,
        "04 04 0018 00000001 4f4e4600 000008fc 00000003 0000 0002");

    [Fact]
    public void Bundle_messages_of_1_4_are_native() => Check(
        new BundleControl(3, BundleControlType.OpenRequest, BundleFlags.Ordered) { Xid = 1 }, OpenFlowVersion.V14,
        "05 21 0010 00000001 00000003 0000 0002");

    [Fact]
    public void A_message_beyond_64_KiB_is_refused_and_nothing_is_written()
    {
        var buffer = new ArrayBufferWriter<byte>();
        Assert.Throws<WireFormatException>(() => OpenFlowCodec.Encode(new EchoRequest(new byte[65530]), 1, OpenFlowVersion.V13, buffer));
        Assert.Equal(0, buffer.WrittenCount);
    }

    private static void Check(OpenFlowMessage message, OpenFlowVersion version, string hex)
    {
        var bytes = WireBytes.Parse(hex).ToArray();
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(OpenFlowCodec.Encode(message, version)));
        Assert.Equal(message, OpenFlowCodec.Decode(bytes));
    }

    // What a version can't carry is lost on the way.
    private static OpenFlowMessage Comparable(OpenFlowMessage message, OpenFlowVersion version) => message switch
    {
        BundleAdd add => add with { Message = Comparable(add.Message with { Xid = add.Xid }, version) },
        FlowMod { Instructions: var instructions } mod => mod with { Instructions = instructions.Select(i => Comparable(i, version)).ToWireList() },
        _ => message,
    };

    private static OpenFlowInstruction Comparable(OpenFlowInstruction instruction, OpenFlowVersion version) => instruction switch
    {
        ApplyActionsInstruction apply => new ApplyActionsInstruction(apply.Actions.Select(a => Comparable(a, version)).ToWireList()),
        _ => instruction,
    };

    private static OpenFlowAction Comparable(OpenFlowAction action, OpenFlowVersion version) => action switch
    {
        // Notes come back with the zeros that fill them up, and 1.5 has standard forms of two of Nicira's actions.
        NoteAction => new NoteAction([1, 2, 0, 0, 0, 0]),
        RegMoveAction move when version >= OpenFlowVersion.V15 => new CopyFieldAction(move.Source, move.Destination),
        RegLoadAction load when version >= OpenFlowVersion.V15 => new SetFieldAction(load.ToSetting()),
        _ => action,
    };

    private static void TryDecode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            OpenFlowCodec.Decode(bytes);
        }
        catch (WireFormatException)
        {
            // The one exception that is allowed.
        }
    }
}
