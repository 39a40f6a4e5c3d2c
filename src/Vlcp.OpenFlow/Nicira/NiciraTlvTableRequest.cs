namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_TLV_TABLE_REQUEST: asks which options of Geneve the fields tun_metadata stand for.</summary>
public sealed record NiciraTlvTableRequest : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.TlvTableRequest;
}
