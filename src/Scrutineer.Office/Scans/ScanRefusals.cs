using Scrutineer.Law;

namespace Scrutineer.Office.Scans;

/// <summary>Why a file is not taken as a scan.</summary>
public static class ScanRefusals
{
    /// <summary>Nothing was given.</summary>
    public static Refusal Empty => new("scan-empty", "There is no file, or it is empty.");

    /// <summary>Too long.</summary>
    public static Refusal Large => new("scan-large", "The file is larger than 25 MB; scan the paper in grey at 200 to 300 dots per inch.");

    /// <summary>Of no kind that is taken.</summary>
    public static Refusal Kind => new("scan-kind", "The file is neither JPEG nor PNG nor PDF.");

    /// <summary>Cut off.</summary>
    public static Refusal Half => new("scan-half", "The file ends before its end; it was not copied whole. Send it again.");

    /// <summary>Damaged.</summary>
    public static Refusal Unreadable => new("scan-unreadable", "The picture is damaged and cannot be read.");

    /// <summary>Too large when painted.</summary>
    public static Refusal Pixels => new("scan-pixels", "The picture has more than 60 million pixels; scan the paper at 300 dots per inch.");

    /// <summary>A moving picture.</summary>
    public static Refusal Animated => new("scan-animated", "The picture moves; a scan stands still.");

    /// <summary>A PDF that does something.</summary>
    public static Refusal PdfActive => new("scan-pdf-active", "The PDF holds scripts, actions or further files; print it to a plain PDF or scan the paper.");

    /// <summary>A PDF behind a password.</summary>
    public static Refusal PdfEncrypted => new("scan-pdf-encrypted", "The PDF is encrypted; save it without a password.");

    /// <summary>A PDF that cannot be looked into.</summary>
    public static Refusal PdfUnreadable => new("scan-pdf-unreadable", "The PDF cannot be read to its end, so nobody knows what it holds; scan the paper as a picture.");
}
