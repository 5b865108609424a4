using System.Collections.Immutable;
using System.Security.Cryptography;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Verification;

/// <summary>V11 and V12: counts every publication again, some at a time, and compares with its digests and with the published documents.</summary>
internal sealed class PublicationRecount(IPublishedFiles files, int atOnce) : IDisposable
{
    private readonly List<Task<Counted>> counts = [];
    private readonly SemaphoreSlim room = new(int.Max(1, atOnce));

    /// <summary>Starts to count a publication. Waits while too many are being counted.</summary>
    public void Start(Placed<PublicationMade> publication, string path, RecordFold fold)
    {
        room.Wait();
        var (state, election, law) = (fold.State(), fold.Election, fold.Opened.Law.Sha256);
        counts.Add(Task.Run(() =>
        {
            try
            {
                return Count(publication, path, state, election, law);
            }
            finally
            {
                room.Release();
            }
        }));
    }

    /// <summary>Waits for all, in the order of the publications, and says what is wrong with the first bad one.</summary>
    public ImmutableArray<CheckedPublication> Finish(StepTable steps)
    {
        var publications = ImmutableArray.CreateBuilder<CheckedPublication>(counts.Count);
        foreach (var count in counts)
        {
            var counted = count.GetAwaiter().GetResult();
            if (counted.Totals is { } totals) steps.Blame(Step.V11, totals);
            if (counted.Outcome is { } outcome) steps.Blame(Step.V12, outcome);
            publications.Add(counted.Publication);
        }

        return publications.MoveToImmutable();
    }

    public void Dispose() => room.Dispose();

    private Counted Count(Placed<PublicationMade> publication, string path, CountState state, string election, string law)
    {
        var (totals, outcome) = Documents.Results(state, election, publication.Data.Size, publication.Data.Channel, law);
        var folder = $"results/{publication.Data.Size}";
        return new Counted(
            new CheckedPublication(publication.Index, publication.Data, totals, outcome),
            Compare($"{folder}/totals.json", totals, publication.Data.Totals, publication.Index, path),
            Compare($"{folder}/outcome.json", outcome, publication.Data.Outcome, publication.Index, path));
    }

    private Fault? Compare(string file, byte[] counted, string digest, long index, string path)
    {
        var found = files.Read(file, counted.Length);
        var isDigest = Convert.ToHexStringLower(SHA256.HashData(counted)) == digest;
        var isFile = found is { } bytes && bytes.Span.SequenceEqual(counted);
        // Nothing shows where the digest of an entry goes wrong; the document beside it may.
        if (!isDigest && (isFile || found is null))
            return Fault.Refuse("document-digest", $"Computed again, {file} has another digest than the publication gives.") with { Path = path, Index = index };
        if (isFile) return null;
        if (found is null) return Fault.Missing(file) with { Index = index };
        var sentence = isDigest ? "The document is not the one that the publication gives and the entries make." : "Computed again from the entries, the document is another one.";
        return Fault.Refuse("document-differs", sentence) with { Path = file, Index = index, Byte = found.Value.Span.CommonPrefixLength(counted) };
    }

    private readonly record struct Counted(CheckedPublication Publication, Fault? Totals, Fault? Outcome);
}
