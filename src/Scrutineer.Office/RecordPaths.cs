namespace Scrutineer.Office;

/// <summary>Where the parts of a record lie. An election folder holds its own record: <c>record/</c> is private, <c>public/</c> is served.</summary>
/// <param name="Root">The folder.</param>
public sealed record RecordPaths(string Root)
{
    /// <summary>Everything that is not public: database, blobs, keys.</summary>
    public string Private => Path.Combine(Root, "record");

    /// <summary>The database of the entries.</summary>
    public string Store => Path.Combine(Private, "record.db");

    /// <summary>Blobs by their SHA-256.</summary>
    public string Blobs => Path.Combine(Private, "blobs");

    /// <summary>The private key of the log.</summary>
    public string LogKey => Path.Combine(Private, "keys", "log.key");

    /// <summary>Keys of commissioners made for a rehearsal.</summary>
    public string Keys => Path.Combine(Private, "keys");

    /// <summary>The last signed checkpoint, best on another disk (<c>--guard</c>).</summary>
    public string Guard { get; init; } = Path.Combine(Root, "record", "guard", "checkpoint");

    /// <summary>The published tree.</summary>
    public string Public => Path.Combine(Root, "public");

    /// <summary>Evidence of which only the hash is public.</summary>
    public string Sealed => Path.Combine(Private, "sealed");

    /// <summary>Files of decisions that are being written.</summary>
    public string Held => Path.Combine(Private, "held");

    /// <summary>The published tree of a folder: <c>public/</c> of an election folder, also before anything is in it; a published tree is its own.</summary>
    public static string TreeOf(string folder)
    {
        var paths = new RecordPaths(folder);
        var isElection = Directory.Exists(paths.Private) || Directory.Exists(paths.Public) || File.Exists(Path.Combine(folder, "election.json"));
        return isElection && !File.Exists(Path.Combine(folder, "checkpoint")) ? paths.Public : folder;
    }

    /// <summary>True if there is a record.</summary>
    public bool Exist => File.Exists(Store);
}
