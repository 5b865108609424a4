using Scrutineer.Law;

namespace Scrutineer.DeskServer.Scans;

/// <summary>Why a file is not taken as a scan.</summary>
internal static class ScanRefusals
{
    public static Refusal Empty => new("scan-empty", "There is no file, or it is empty.");

    public static Refusal Large => new("scan-large", "The file is larger than 25 MB; scan the paper in grey at 200 to 300 dots per inch.");

    public static Refusal Kind => new("scan-kind", "The file is neither JPEG nor PNG nor PDF.");

    public static Refusal Half => new("scan-half", "The file ends before its end; it was not copied whole. Send it again.");

    public static Refusal Unreadable => new("scan-unreadable", "The picture is damaged and cannot be read.");

    public static Refusal Pixels => new("scan-pixels", "The picture has more than 60 million pixels; scan the paper at 300 dots per inch.");

    public static Refusal Animated => new("scan-animated", "The picture moves; a scan stands still.");

    public static Refusal PdfActive => new("scan-pdf-active", "The PDF holds scripts, actions or further files; print it to a plain PDF or scan the paper.");

    public static Refusal PdfEncrypted => new("scan-pdf-encrypted", "The PDF is encrypted; save it without a password.");

    public static Refusal PdfUnreadable => new("scan-pdf-unreadable", "The PDF cannot be read to its end, so nobody knows what it holds; scan the paper as a picture.");
}
