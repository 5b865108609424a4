using Scrutineer.Elections;
using Scrutineer.Record;

namespace Scrutineer.Office;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>What a record is opened with.</summary>
/// <param name="Election">The election.</param>
/// <param name="Blobs">Its definition as bytes.</param>
/// <param name="Id">Identity with the phase: <c>kg-2020:live</c>.</param>
/// <param name="LogKey">The key of the log; its name is the origin.</param>
/// <param name="Witnesses">The lines of the policy after the log's own: witnesses, groups, quorum.</param>
/// <param name="Commission">tlog-policy of the commission.</param>
public sealed record NewRecord(Election Election, RecordBlobs Blobs, string Id, SignerKey LogKey, string Witnesses, string Commission)
{
    /// <summary>The policy: the log's key, then witnesses and quorum.</summary>
    public string Policy => $"log {LogKey.Verifier}\n{Witnesses}";
}
