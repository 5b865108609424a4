using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Scans;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>What is given with a decision: documents go the way of scans, a law is read as one. Both are held until the decision is made.</summary>
internal static class DecisionPapers
{
    /// <summary>Longest law, in bytes.</summary>
    private const int LongestLaw = 1 << 20;

    /// <summary>A document. Refuses as <see cref="ScanReader.Read"/> and <see cref="DeskOffice.HoldDocument"/>.</summary>
    public static async Task<Result<BlobReference>> Document(DeskOffice desk, StaffMember who, Stream sent, CancellationToken cancel)
    {
        var read = await ScanReader.Read(sent, cancel);
        return read.IsOk ? desk.HoldDocument(who, read.Value.Bytes) : read.Refusal!;
    }

    /// <summary>A law. Refuses <c>repeat-law</c>.</summary>
    public static async Task<Result<BlobReference>> Law(DeskOffice desk, StaffMember who, Stream sent, CancellationToken cancel)
    {
        var buffer = new byte[LongestLaw + 1];
        var length = await sent.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length > LongestLaw ? new Refusal("repeat-law", "The file is longer than any law: at most 1 MiB is read.") : desk.HoldLaw(who, buffer[..length]);
    }
}
