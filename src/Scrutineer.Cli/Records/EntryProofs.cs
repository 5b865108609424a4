using QRCoder;
using Scrutineer.Office;
using Scrutineer.Store;
using Refusal = Scrutineer.Law.Refusal;

namespace Scrutineer.Cli.Records;

/// <summary>Proofs of entries as files, and as a QR code where they fit into one.</summary>
internal static class EntryProofs
{
    /// <summary>The most bytes of a QR code (version 40, lowest correction).</summary>
    private const int QrBytes = 2_953;

    /// <summary>Writes the proof of an entry and the entry beside it.</summary>
    public static Refusal? Write(IRecordStore store, RecordPaths paths, long index, string path)
    {
        var proof = EntryProof.Of(store, paths, index);
        if (!proof.IsOk) return proof.Refusal;
        File.WriteAllBytes(path, proof.Value.Proof.ToBytes());
        File.WriteAllBytes(Path.ChangeExtension(path, ".json"), proof.Value.Entry);
        return null;
    }

    /// <summary>Writes the proof, the entry, and the proof as QR code.</summary>
    public static void Write(EntryProof proof, string target)
    {
        var bytes = proof.Proof.ToBytes();
        File.WriteAllBytes(target + ".tlog-proof", bytes);
        File.WriteAllBytes(target + ".entry.json", proof.Entry);
        if (bytes.Length > QrBytes) return;
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(bytes, QRCodeGenerator.ECCLevel.L);
        using var svg = new SvgQRCode(code);
        File.WriteAllText(target + ".svg", svg.GetGraphic(4));
    }
}
