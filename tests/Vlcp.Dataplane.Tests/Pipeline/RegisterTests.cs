using Vlcp.Dataplane.Pipeline;
using Xunit;

namespace Vlcp.Dataplane.Tests.Pipeline;

public sealed class RegisterTests
{
    [Fact]
    public void No_two_registers_overlap()
    {
        foreach (var register in Registers.All)
        {
            Assert.All(
                Registers.All.Where(other => other != register && other.Field.Equals(register.Field)),
                other => Assert.True((other.Mask & register.Mask) == 0, $"{register.Name} and {other.Name} share bits of {register.Field.Name}"));
        }
    }

    [Fact]
    public void Every_register_stands_inside_its_field_and_has_a_name_of_its_own()
    {
        Assert.All(Registers.All, register =>
        {
            Assert.InRange(register.Offset, 0, register.Field.Bits - 1);
            Assert.InRange(register.Bits, 1, register.Field.Bits - register.Offset);
            Assert.Equal((UInt128)0, register.Mask & ~register.Field.AllOnes);
            Assert.EndsWith(".", register.Purpose, StringComparison.Ordinal);
        });
        Assert.Equal(Registers.All.Length, Registers.All.Select(register => register.Name).Distinct().Count());
    }

    [Fact]
    public void A_value_is_put_to_its_bits_and_one_that_is_too_wide_is_refused()
    {
        var condition = Registers.Hairpin.Is(1);
        Assert.Equal(((UInt128)0x8000, (UInt128)0x8000), (condition.Value, condition.Mask));
        Assert.Contains("hairpin=2", Assert.Throws<ArgumentOutOfRangeException>(() => Registers.Hairpin.Is(2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Registers.OutPort.Is((UInt128)uint.MaxValue + 1));
    }
}
