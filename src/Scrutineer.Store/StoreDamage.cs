namespace Scrutineer.Store;

/// <summary>The bytes of a store can be had, and are wrong.</summary>
internal sealed class StoreDamage(string what, string how) : IOException(StoreRefusals.Damaged(what, how).Message);
