namespace Vlcp.OpenFlow.Messages;

/// <summary>Bundles as an extension of 1.3: the messages of 1.4 behind an experimenter header (ONF extension 230).</summary>
internal static class OnfExtension
{
    public const uint Experimenter = 0x4f4e4600;
    public const uint BundleControlType = 2300;
    public const uint BundleAddType = 2301;

    public static bool CarriesBundles(OpenFlowVersion version) => version < OpenFlowVersion.V14;
}
