using System.Text.Json.Nodes;

namespace Vlcp.Storage.Redis;

/// <summary>What a notifier tells.</summary>
/// <param name="Transaction">Id of the notification; later ones of one process sort behind earlier ones.</param>
/// <param name="Keys">All its keys, those that are not listened to included.</param>
/// <param name="Reason">Why.</param>
/// <param name="FromSelf">True when this process has published it.</param>
/// <param name="ExtraInfo">What the publisher has added, one element a key; or null.</param>
public sealed record UpdateNotification(string Transaction, IReadOnlyList<string> Keys, UpdateReason Reason, bool FromSelf, JsonArray? ExtraInfo);
