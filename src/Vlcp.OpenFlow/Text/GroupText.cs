using System.Globalization;
using System.Text;
using Vlcp.OpenFlow.Flows;

namespace Vlcp.OpenFlow.Text;

/// <summary>Groups as ovs-ofctl prints them.</summary>
internal static class GroupText
{
    public static string Format(GroupEntry group, bool bucketNumbers)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"group_id={group.GroupId},type={TypeName(group.Type)}");
        foreach (var bucket in group.Buckets)
        {
            AppendBucket(text, bucket, group.Type, bucketNumbers);
        }
        return text.ToString();
    }

    private static void AppendBucket(StringBuilder text, Bucket bucket, GroupType type, bool bucketNumbers)
    {
        text.Append(",bucket=");
        if (bucketNumbers)
        {
            text.Append(CultureInfo.InvariantCulture, $"bucket_id:{bucket.BucketId},");
        }
        if (bucket.Weight != (type == GroupType.Select ? 1 : 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"weight:{bucket.Weight},");
        }
        if (bucket.WatchPort != PortNumber.Any)
        {
            text.Append(CultureInfo.InvariantCulture, $"watch_port:{FieldText.Port(bucket.WatchPort)},");
        }
        if (bucket.WatchGroup != GroupNumber.Any)
        {
            text.Append(CultureInfo.InvariantCulture, $"watch_group:{bucket.WatchGroup},");
        }
        text.Append("actions=").Append(bucket.Actions.Count == 0 ? "drop" : ActionText.Format(bucket.Actions));
    }

    private static string TypeName(GroupType type) => type switch
    {
        GroupType.All => "all",
        GroupType.Select => "select",
        GroupType.Indirect => "indirect",
        GroupType.FastFailover => "ff",
        _ => ((byte)type).ToString(CultureInfo.InvariantCulture),
    };
}
