namespace Scrutineer.Record;

/// <summary>The signature types of c2sp.org/signed-note by their identifier byte.</summary>
#pragma warning disable CA1028 // the byte is the format's
public enum KeyAlgorithm : byte
#pragma warning restore CA1028
{
    /// <summary>No key has it.</summary>
    None = 0,

    /// <summary>Ed25519 over the text of the note.</summary>
    Ed25519 = 1,

    /// <summary>ECDSA as of transparency-dev/witness. Read, not verified.</summary>
    Ecdsa = 2,

    /// <summary>A timestamped Ed25519 cosignature (c2sp.org/tlog-cosignature).</summary>
    Ed25519Cosignature = 4,

    /// <summary>A tree head of RFC 6962 (c2sp.org/static-ct-api). Read, not verified.</summary>
    TreeHead = 5,

    /// <summary>A timestamped ML-DSA-44 cosignature (c2sp.org/tlog-cosignature).</summary>
    MlDsa44Cosignature = 6,
}
