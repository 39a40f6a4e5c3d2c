namespace Vlcp.OpenFlow.Tests;

/// <summary>1.0 numbers errors otherwise; a program sees the numbers of later versions.</summary>
public class Errors10Tests
{
    // As ofp_error_msg of 1.0 has them: type, code.
    [Theory]
    [InlineData(0, 0, "OFPHFC_INCOMPATIBLE")]
    [InlineData(1, 8, "OFPBRC_BUFFER_UNKNOWN")]
    [InlineData(2, 8, "OFPBAC_BAD_QUEUE")]
    [InlineData(3, 0, "OFPFMFC_TABLE_FULL")]
    [InlineData(3, 1, "OFPFMFC_OVERLAP")]
    [InlineData(3, 2, "OFPFMFC_EPERM")]
    [InlineData(3, 3, "OFPFMFC_BAD_EMERG_TIMEOUT")]
    [InlineData(3, 4, "OFPFMFC_BAD_COMMAND")]
    [InlineData(3, 5, "OFPFMFC_UNSUPPORTED")]
    [InlineData(4, 0, "OFPPMFC_BAD_PORT")]
    [InlineData(4, 1, "OFPPMFC_BAD_HW_ADDR")]
    [InlineData(5, 0, "OFPQOFC_BAD_PORT")]
    [InlineData(5, 1, "OFPQOFC_BAD_QUEUE")]
    [InlineData(5, 2, "OFPQOFC_EPERM")]
    public void An_error_of_the_standard_has_its_name_and_its_bytes(byte type, byte code, string name)
    {
        byte[] bytes = [1, 1, 0, 20, 0, 0, 0, 9, 0, type, 0, code, 1, 18, 0, 8, 0, 0, 0, 9];
        var error = Assert.IsType<ErrorMessage>(OpenFlowCodec.Decode(bytes));
        Assert.Equal(name, error.Name);
        Assert.Equal(bytes, OpenFlowCodec.Encode(error, OpenFlowVersion.V10));
    }

    // nx_vendor_error: errors that 1.0 has no number for come behind Nicira's.
    [Theory]
    [InlineData(1, 260, "OFPBMC_BAD_PREREQ", ErrorType.BadMatch)]
    [InlineData(2, 257, "OFPBIC_UNSUP_INST", ErrorType.BadInstruction)]
    [InlineData(1, 513, "OFPRRFC_BAD_ROLE", ErrorType.RoleRequestFailed)]
    [InlineData(6, 8, "OFPGMFC_UNKNOWN_GROUP", ErrorType.GroupModFailed)]
    [InlineData(1, 515, "NXBRC_MUST_BE_ZERO", ErrorType.Experimenter)]
    public void An_error_of_later_versions_is_that_error(ushort type, ushort code, string name, ErrorType wanted)
    {
        byte[] bytes =
            [1, 1, 0, 28, 0, 0, 0, 9, 0xb0, 0xc2, 0, 0, 0, 0, 0x23, 0x20, (byte)(type >> 8), (byte)type, (byte)(code >> 8), (byte)code, 1, 14, 0, 8, 0, 0, 0, 9];
        var error = Assert.IsType<ErrorMessage>(OpenFlowCodec.Decode(bytes));
        Assert.Equal((name, wanted, MessageType.FlowMod), (error.Name, error.ErrorType, error.RefusedType!.Value));
        Assert.Equal(bytes, OpenFlowCodec.Encode(error, OpenFlowVersion.V10));
    }

    [Fact]
    public void An_error_that_nobody_knows_keeps_its_bytes()
    {
        byte[] bytes = [1, 1, 0, 20, 0, 0, 0, 9, 0xb0, 0xc2, 0, 0, 0, 0, 0x99, 0x99, 0, 1, 2, 3];
        Assert.Equal(bytes, OpenFlowCodec.Encode(OpenFlowCodec.Decode(bytes), OpenFlowVersion.V10));
    }
}
