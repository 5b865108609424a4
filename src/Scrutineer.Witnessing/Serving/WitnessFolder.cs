using System.Collections.Concurrent;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Witnessing;

/// <summary>
/// What a witness remembers: for each log the checkpoint that it cosigned last, in a file named by the SHA-256 of the origin. One program at a time has the
/// folder, and one key: it must not be copied, nor put back from a backup, since an older memory cosigns what the newer one would refuse.
/// </summary>
public sealed class WitnessFolder : IDisposable
{
    private const string StateEnd = ".checkpoint";

    private readonly string folder;
    private readonly FileStream held;
    private readonly ConcurrentDictionary<string, WitnessState> states;
    private volatile IOException? failed;

    private WitnessFolder(string folder, FileStream held, ConcurrentDictionary<string, WitnessState> states) =>
        (this.folder, this.held, this.states) = (folder, held, states);

    /// <summary>
    /// Takes the folder, which is made if it is not there. Refused: <c>witness-folder-busy</c> if another program has it; <c>witness-folder-damaged</c> if a
    /// file in it is not a checkpoint of the log it is named for, or not cosigned by this key.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public static Result<WitnessFolder> Open(string folder, VerifierKey cosigner)
    {
        var full = Path.GetFullPath(folder);
        Durable.CreateFolder(full);
        if (Hold(Path.Combine(full, "lock")) is not { } held) return new Refusal("witness-folder-busy", $"Another witness is running in {folder}.");
        var states = Load(full, cosigner);
        if (states.IsOk) return new WitnessFolder(full, held, states.Value);
        held.Dispose();
        return states.Refusal!;
    }

    /// <summary>The last state of a log; null if it was never cosigned.</summary>
    public WitnessState? Last(string origin) => states.GetValueOrDefault(Name(origin));

    /// <summary>The last state of the log whose origin has this SHA-256, in lower-case hexadecimal; null if there is none.</summary>
    public WitnessState? ByHash(string originHash) => states.GetValueOrDefault(originHash);

    /// <summary>
    /// Returns when the state is on the disk. After the first failure nothing is put any more, since the disk is not known to hold what memory says: start
    /// the witness again.
    /// </summary>
    /// <exception cref="IOException">The state is not known to be there: do not answer with a cosignature.</exception>
    public void Put(WitnessState state)
    {
        if (failed is { } before) throw new IOException($"The witness stopped cosigning after a failed write: {before.Message}", before);
        var name = Name(state.Checkpoint.Origin);
        try
        {
            Durable.WriteAtomically(Path.Combine(folder, name + StateEnd), state.Note.ToBytes());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failed = e as IOException ?? new IOException(e.Message, e);
            throw failed;
        }

        states[name] = state;
    }

    /// <summary>Leaves the folder to others.</summary>
    public void Dispose() => held.Dispose();

    private static FileStream? Hold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static Result<ConcurrentDictionary<string, WitnessState>> Load(string folder, VerifierKey cosigner)
    {
        var states = new ConcurrentDictionary<string, WitnessState>(StringComparer.Ordinal);
        foreach (var unfinished in Directory.GetFiles(folder, "*" + Durable.Unfinished)) File.Delete(unfinished);
        foreach (var path in Directory.GetFiles(folder, "*" + StateEnd))
        {
            var state = WitnessState.Parse(File.ReadAllBytes(path));
            if (!state.IsOk) return Damaged(path, state.Refusal!.Message);
            if (Name(state.Value.Checkpoint.Origin) + StateEnd != Path.GetFileName(path)) return Damaged(path, "It is of another log.");
            if (state.Value.Note.Open(cosigner) is { IsOk: false, Refusal: { } refusal }) return Damaged(path, $"It is not cosigned by {cosigner.Name}. {refusal.Message}");
            states[Name(state.Value.Checkpoint.Origin)] = state.Value;
        }

        return states;
    }

    private static string Name(string origin) => Checkpoint.OriginHash(origin).ToString();

    private static Refusal Damaged(string path, string why) => new Refusal("witness-folder-damaged", $"{path} is not what the witness wrote. {why}");
}
