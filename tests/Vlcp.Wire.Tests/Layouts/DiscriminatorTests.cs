using Vlcp.Wire.Tests.Samples;

namespace Vlcp.Wire.Tests.Layouts;

public sealed class DiscriminatorTests
{


    [Fact]
    public void Message_type_chooses_the_derived_record()
    {
        var bytes = Hex.Of("04 0c 001c 00000007  02 00000000000000  0000000a 6574683000000000");

        var message = Assert.IsType<PortStatus>(Message.FromBytes(bytes));

        Assert.Equal(new PortStatus { Xid = 7, Reason = 2, Desc = new Port { Number = 10, Name = "eth0" } }, message);
        Assert.Equal(28, message.Length);
        Assert.Equal(bytes, message.ToBytes());
        Assert.Equal(
            "PortStatus { Version = 4, Type = PortStatus, Length = 28, Xid = 7, Reason = 2, Desc = Port { Number = 10, Name = \"eth0\" } }",
            message.ToString());
    }

    [Fact]
    public void Unknown_message_keeps_its_bytes()
    {
        var bytes = Hex.Of("04 63 000b 00000007 010203");

        var message = Assert.IsType<UnknownMessage>(Message.FromBytes(bytes));

        Assert.Equal((MessageType)0x63, message.Type);
        Assert.Equal(new byte[] { 1, 2, 3 }, message.Body.ToArray());
        Assert.Equal(bytes, message.ToBytes());
    }

    [Fact]
    public void Second_level_of_choice_reads_on_after_the_first()
    {
        var bytes = Hex.Of("04 13 0028 00000001  000d 0001 00000000  00000001 6100000000000000 00000002 6200000000000000");

        var reply = Assert.IsType<PortsReply>(Message.FromBytes(bytes));

        Assert.Equal(["a", "b"], ((IEnumerable<Port>)reply.Ports).Select(p => p.Name));
        Assert.Equal(bytes, reply.ToBytes());
    }

    [Fact]
    public void Unknown_value_at_the_second_level_keeps_its_bytes()
    {
        var bytes = Hex.Of("04 13 0012 00000001  00ff 0001 00000000 abcd");

        Assert.Equal(bytes, Assert.IsType<UnknownMultipart>(Message.FromBytes(bytes)).ToBytes());
    }

    [Fact]
    public void Constructor_sets_the_values_of_all_levels()
    {
        var reply = new PortsReply();

        Assert.Equal((MessageType.Multipart, (ushort)13), (reply.Type, reply.Kind));
    }

    [Fact]
    public void Reading_a_type_directly_refuses_the_value_of_another()
    {
        var error = Assert.Throws<WireFormatException>(() => PortStatus.FromBytes(Hex.Of("04 63 000b 00000007 010203")));

        Assert.Equal("PortStatus", error.Field);
    }
}
