using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Tests.Jute;

public sealed class MessageTests
{
    [Fact]
    public void A_connect_request_has_the_bytes_of_the_protocol()
    {
        var request = new ConnectRequest { LastZxidSeen = 5, Timeout = 10000, SessionId = 0x1122334455667788, Password = new byte[] { 1, 2 } };
        WireBytes bytes = WireBytes.Parse("00000000 0000000000000005 00002710 1122334455667788 00000002 0102 00");
        Assert.Equal(bytes.ToString(), Convert.ToHexStringLower(request.ToBytes()));
        Assert.Equal(request, ConnectRequest.FromBytes(bytes));
    }

    [Fact]
    public void A_connect_response_may_lack_its_last_member()
    {
        WireBytes old = WireBytes.Parse("00000000 00002710 1122334455667788 00000001 07");
        Assert.Null(ConnectResponse.FromBytes(old).ReadOnly);
        Assert.True(ConnectResponse.FromBytes([.. old, 1]).ReadOnly);
    }

    [Fact]
    public void A_multi_has_the_bytes_of_the_protocol()
    {
        var multi = MultiRequest.Of([
            new MultiCheck { Path = "/a", Version = 7 },
            new MultiCreate { Request = new CreateRequest { Path = "/b", Data = new byte[] { 9 }, Acl = ZooKeeperAcl.Open, Flags = CreateMode.Sequential } },
        ]);
        WireBytes bytes = WireBytes.Parse("""
            0000000d 00 ffffffff 00000002 2f61 00000007
            00000001 00 ffffffff 00000002 2f62 00000001 09 00000001 0000001f 00000005 776f726c64 00000006 616e796f6e65 00000002
            ffffffff 01 ffffffff
            """);
        Assert.Equal(bytes.ToString(), Convert.ToHexStringLower(multi.ToBytes()));
        Assert.Equal(multi, MultiRequest.FromBytes(bytes));
    }

    [Fact]
    public void The_first_error_of_a_failed_multi_is_found()
    {
        // Two operations that were rolled back, the one that failed, one that was not tried, the end.
        WireBytes bytes = WireBytes.Parse("""
            ffffffff 00 00000000 00000000
            ffffffff 00 00000000 00000000
            ffffffff 00 ffffff99 ffffff99
            ffffffff 00 fffffffe fffffffe
            ffffffff 01 ffffffff
            """);
        Assert.Equal((2, ZooKeeperError.BadVersion), MultiReply.FromBytes(bytes).FindFailure());
    }

    [Theory]
    [InlineData("fffffffe")]
    [InlineData("7fffffff 61")]
    [InlineData("00000002 61")]
    public void Bad_lengths_are_refused(string hex)
    {
        var bytes = WireBytes.Parse(hex).ToArray();
        Assert.Throws<WireFormatException>(() => Read<JuteString>(bytes));
        Assert.Throws<WireFormatException>(() => Read<JuteBuffer>(bytes));
        Assert.Throws<WireFormatException>(() => Read<JuteVector<JuteString>>(bytes));
    }

    [Fact]
    public void Null_is_not_empty()
    {
        Assert.Null(Read<JuteString>([255, 255, 255, 255]).Value);
        Assert.Equal("", Read<JuteString>([0, 0, 0, 0]).Value);
        Assert.True(Read<JuteBuffer>([255, 255, 255, 255]).IsNull);
        Assert.False(Read<JuteBuffer>([0, 0, 0, 0]).IsNull);
        Assert.Equal([255, 255, 255, 255], new JuteString(null).ToBytes());
    }

    private static T Read<T>(byte[] bytes)
        where T : IWireStruct<T>
    {
        var reader = new WireReader(bytes);
        return T.Read(ref reader);
    }
}
