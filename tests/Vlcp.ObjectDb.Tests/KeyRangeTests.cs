namespace Vlcp.ObjectDb.Tests;

public sealed class KeyRangeTests
{
    [Fact]
    public void A_range_of_first_index_values_holds_the_keys_that_begin_with_exactly_these()
    {
        var range = ObjectType.Of<Lease>().RangeFor("host.1");
        Assert.True(range.Contains(DataKey.Of<Lease>("host.1", "7")));
        Assert.False(range.Contains(DataKey.Of<Lease>("host", "1")));
        Assert.False(range.Contains(DataKey.Of<Lease>("host.12", "7")));
        Assert.Equal(DataKey.RangeOf<Lease>(), ObjectType.Of<Lease>().RangeFor());
    }

    [Fact]
    public void A_range_is_named_by_fewer_index_values_than_a_key_has() =>
        Assert.Throws<ArgumentException>(() => ObjectType.Of<Lease>().RangeFor("host", "1"));

    [Theory]
    [InlineData("plain")]
    [InlineData("with.dots+and+signs")]
    public void The_last_index_value_is_read_from_a_key(string id) => Assert.Equal(id, DataKey.LastPart(DataKey.Of<Port>(id)));
}
