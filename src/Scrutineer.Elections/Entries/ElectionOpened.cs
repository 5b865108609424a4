namespace Scrutineer.Elections.Entries;

/// <summary>Entry 0: the election and its keys.</summary>
/// <param name="Origin">Origin of the log (C2SP tlog-checkpoint).</param>
/// <param name="Definition">scrutineer-definition/1.</param>
/// <param name="Units">scrutineer-units/1.</param>
/// <param name="Form">form.json, byte for byte.</param>
/// <param name="Law">law.json, byte for byte.</param>
/// <param name="Policy">tlog-policy: the log's key, the witnesses, their quorum.</param>
/// <param name="Commission">tlog-policy without <c>log</c>: the commissioners and their k of n.</param>
public sealed record ElectionOpened(
    string Origin, BlobReference Definition, BlobReference Units, BlobReference Form, BlobReference Law, string Policy, string Commission) : EntryData;
