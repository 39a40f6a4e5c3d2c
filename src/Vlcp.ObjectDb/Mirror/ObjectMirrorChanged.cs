using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>
/// Tells that a mirror went to a new version: one call for one or several whole transactions, in order, never a part of one.
/// </summary>
/// <param name="view">The new version.</param>
/// <param name="changedKeys">The followed keys whose value changed, appeared or vanished, in the order of keys.</param>
/// <param name="rangesTouched">The followed ranges that hold one of these keys.</param>
public delegate void ObjectMirrorChanged(ObjectMirrorView view, ImmutableArray<string> changedKeys, ImmutableArray<KeyRange> rangesTouched);
