namespace Scrutineer.Store;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Reading what another process may be writing.</summary>
    Read,

    /// <summary>Reading and appending; one at a time.</summary>
    Write,

    /// <summary>The same, of a record that does not exist yet.</summary>
    Create,
}
