namespace Scrutineer.Site.Pages;

/// <summary>The content security policy of all pages, for whoever serves them.</summary>
public static class SitePolicy
{
    /// <summary>The same that pages carry themselves.</summary>
    public const string Value = Frame.Policy;
}
