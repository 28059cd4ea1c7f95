"""Pieces of Markdown, HTML and outputs that would run, load or cover something if they were shown.

Each sets ``top.ran`` where scripts run, or asks ``evil.example`` for something.
"""

from __future__ import annotations

import base64

_RUN = "top.ran=1"
_SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{_RUN}"><script>{_RUN}</script></svg>'
_SVG64 = base64.b64encode(_SVG.encode()).decode()
_PAGE64 = base64.b64encode(f"<script>{_RUN}</script>".encode()).decode()
PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsARPY8fHQAAAA"
    "AElFTkSuQmCC"
)

#: HTML by name: to be tried as HTML output, and inside Markdown.
HTML = {
    "script": f"<script>{_RUN}</script>",
    "script-src": '<script src="https://evil.example/x.js"></script>',
    "script-split": f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
    "script-upper": f"<SCRIPT\n>{_RUN}</SCRIPT >",
    "script-slash": f"<script/x>{_RUN}</script/x>",
    "script-unclosed": f"<script>{_RUN}//",
    "script-module": f'<script type="module">{_RUN}</script>',
    "img-onerror": f'<img src=x onerror="{_RUN}">',
    "img-onerror-slash": f"<img/src='x'/onerror={_RUN}>",
    "img-onerror-tab": f'<img src="x"\tonerror\n=\n"{_RUN}">',
    "img-onerror-entities": "<img src=x onerror=&#116;&#111;&#112;&#46;ran&#61;1>",
    "img-unclosed": f'<img src="x" onerror="{_RUN}"',
    "img-quote": f'<img title="a\' b" alt=\'"\' src=x onerror="{_RUN}" "">',
    "img-remote": '<img src="https://evil.example/track.png">',
    "img-remote-schemeless": '<img src="//evil.example/track.png">',
    "img-srcset": '<img src="x.png" srcset="https://evil.example/s.png 2x">',
    "img-lowsrc": '<img lowsrc="https://evil.example/l.png" dynsrc="https://evil.example/d.png">',
    "img-svg-data": f'<img src="data:image/svg+xml;base64,{_SVG64}">',
    "picture": '<picture><source srcset="https://evil.example/p.png"><img></picture>',
    "svg-onload": f'<svg onload="{_RUN}"></svg>',
    "svg-script": _SVG,
    "svg-animate": f'<svg><animate onbegin="{_RUN}" attributeName=x dur=1s></svg>',
    "svg-set-href": (
        '<svg><a><set attributeName="href" to="javascript:top.ran=1"/><text y=20>x</text></a></svg>'
    ),
    "svg-use": '<svg><use href="https://evil.example/x.svg#x"/></svg>',
    "svg-foreign": f'<svg><foreignObject><iframe onload="{_RUN}"></iframe></foreignObject></svg>',
    "svg-style": f"<svg></p><style><a id=\"</style><img src=x onerror='{_RUN}'>\">",
    "svg-title": f"<svg><title><style><img src=x onerror={_RUN}></style></title></svg>",
    "math-mtext": (
        f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 "
        f"onerror={_RUN}&gt;'>"
    ),
    "math-href": '<math href="javascript:top.ran=1">x</math>',
    "math-annotation": (
        f'<math><annotation-xml encoding="text/html"><img src=x onerror="{_RUN}"></annotation-xml>'
    ),
    "math-malignmark": (
        "<form><math><mtext></form><form><mglyph><style></math>"
        f"<img src onerror={_RUN}></style></mglyph></form></mtext></math>"
    ),
    "details-ontoggle": f'<details open ontoggle="{_RUN}"><summary>x</summary></details>',
    "iframe": f'<iframe src="javascript:{_RUN}"></iframe>',
    "iframe-srcdoc": f'<iframe srcdoc="<script>{_RUN}</script>"></iframe>',
    "iframe-data": f'<iframe src="data:text/html;base64,{_PAGE64}"></iframe>',
    "iframe-unclosed": f"<iframe src=javascript:{_RUN} <",
    "object": f'<object data="data:text/html;base64,{_PAGE64}"></object>',
    "embed": f'<embed src="data:image/svg+xml;base64,{_SVG64}">',
    "applet": '<applet code="https://evil.example/x.class"></applet>',
    "form": (
        '<form id=f action="/formgrader/api/x" method=post><input name=score><button>Go</button>'
        "</form>"
    ),
    "button-formaction": '<button form=f formaction="javascript:top.ran=1">Full credit</button>',
    "input-autofocus": f"<input autofocus onfocus={_RUN}>",
    "input-image": '<input type=image src="https://evil.example/i.png">',
    "select-autofocus": f"<select autofocus onfocus={_RUN}>",
    "keygen-autofocus": f"<keygen autofocus onfocus={_RUN}>",
    "textarea": f"<textarea autofocus onfocus={_RUN}></textarea>",
    "textarea-break": f"<textarea><img title='</textarea><img src=x onerror={_RUN}>'>",
    "title-break": f"<title><img title='</title><img src=x onerror={_RUN}>'></title>",
    "video": f"<video><source onerror={_RUN}></video>",
    "video-poster": '<video poster="https://evil.example/v.png" src="https://evil.example/v.mp4">',
    "audio": f"<audio src=x onerror={_RUN}>",
    "track": '<video><track default src="https://evil.example/t.vtt"></video>',
    "body-onload": f"<body onload={_RUN} background=https://evil.example/b.png>",
    "html-manifest": '<html manifest="https://evil.example/m">',
    "marquee": f"<marquee onstart={_RUN}>x</marquee>",
    "bgsound": '<bgsound src="https://evil.example/x.wav">',
    "meta-refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "meta-csp": '<meta http-equiv="Content-Security-Policy" content="script-src none">',
    "base": '<base href="https://evil.example/">',
    "link-style": '<link rel=stylesheet href="https://evil.example/x.css">',
    "link-prefetch": '<link rel=prefetch href="https://evil.example/p">',
    "style-import": '<style>@import "https://evil.example/x.css";</style>',
    "style-cover": "<style>body{display:none}</style>",
    "style-attribute-url": '<p style="background:url(https://evil.example/b.png)">x</p>',
    "style-attribute-cover": (
        '<a href="https://evil.example/" style="position:fixed;top:0;left:0;width:100%;height:100%;'
        'z-index:9999">x</a>'
    ),
    "style-expression": f'<p style="width:expression({_RUN})">x</p>',
    "style-behavior": '<p style="behavior:url(https://evil.example/x.htc)">x</p>',
    "style-escaped": r'<p style="posi\74ion:fixed;inset:0;color:u\72l(https://evil.example/)">x</p>',
    "style-thick": '<u style="text-decoration:underline 2000px red">x</u>',
    "style-comment": '<p style="pos/**/ition:fixed;col/**/or:red;color:/**/red">x</p>',
    "style-image-set": "<p style=\"background-color:image-set('https://evil.example/' 1x)\">x</p>",
    "a-javascript": '<a href="javascript:top.ran=1">x</a>',
    "a-javascript-tab": '<a href="java\tscript:top.ran=1">x</a>',
    "a-javascript-entity": '<a href="&#1;java&Tab;script&colon;top.ran=1">x</a>',
    "a-vbscript": '<a href="vbscript:MsgBox(1)">x</a>',
    "a-data": f'<a href="data:text/html;base64,{_PAGE64}">x</a>',
    "a-blob": '<a href="blob:https://evil.example/1">x</a>',
    "a-file-beside": '<a href="evil.html">my plot</a>',
    "a-same-site": '<a href="/formgrader/api/submission/98-small/ada/autograde">x</a>',
    "a-localhost": '<a href="http://localhost:8888/lab">x</a> <a href="http://127.0.0.1/">y</a>',
    "a-ping": '<a href="https://example.org/" ping="https://evil.example/">x</a>',
    "a-target": '<a href="https://example.org/" target="_parent" onclick="top.ran=1">x</a>',
    "a-xlink": '<svg><a xlink:href="javascript:top.ran=1"><text y=20>x</text></a></svg>',
    "map-area": '<map name=m><area href="javascript:top.ran=1" shape=rect coords=0,0,99,99></map>',
    "template": f"<template><img src=x onerror={_RUN}></template>",
    "noscript": f"<noscript><p title=\"</noscript><img src=x onerror='{_RUN}'>\"></noscript>",
    "noembed": f"<noembed><p title=\"</noembed><img src=x onerror='{_RUN}'>\"></noembed>",
    "noframes": f"<noframes><p title=\"</noframes><img src=x onerror='{_RUN}'>\">",
    "xmp": f"<xmp><p title=\"</xmp><img src=x onerror='{_RUN}'>\">",
    "plaintext": "<plaintext>",
    "comment-bang": f"<!--!> <img src=x onerror={_RUN}> -->",
    "comment-short": f"<!--> <img src=x onerror={_RUN}> -->",
    "comment-dash": f"<!-- --!> <img src=x onerror={_RUN}> -->",
    "comment-condition": f"<!--[if true]><img src=x onerror={_RUN}><![endif]-->",
    "cdata": f"<![CDATA[<img src=x onerror={_RUN}>]]>",
    "cdata-svg": f"<svg><![CDATA[><img src=x onerror={_RUN}>]]></svg>",
    "processing": f"<?xml ><img src=x onerror={_RUN}>?>",
    "doctype": f'<!DOCTYPE x [<!ENTITY e "<script>{_RUN}</script>">]>&e;',
    "clobber-id": '<p id="test-double-values">x</p><a name="submission_id">y</a><img name="body">',
    "clobber-class": '<p class="score tabbable nbgrader_cell comment">x</p>',
    "data-attributes": (
        '<p data-link="evil" data-toggle="tooltip" title="<img src=x onerror=top.ran=1>">x</p>'
    ),
    "hidden-inert": "<p contenteditable autofocus tabindex=1 accesskey=x draggable=true>x</p>",
    "popover": f'<button popovertarget=x>Click</button><div popover id=x onbeforetoggle="{_RUN}">x',
    "custom-element": f"<x-a onfocus={_RUN} tabindex=1 autofocus>x</x-a>",
    "slot-is": f'<button is="x-b" onpointerenter="{_RUN}">x</button>',
    "animation": f'<p style="animation:x 1s" onanimationstart="{_RUN}">x</p>',
    "transition": f'<p onmouseover="{_RUN}" onwheel="{_RUN}" onpointerover="{_RUN}">x</p>',
    "dialog": "<dialog open>Full credit was given.</dialog>",
    "portal": '<portal src="https://evil.example/"></portal>',
    "frameset": f'<frameset onload="{_RUN}"><frame src="javascript:{_RUN}"></frameset>',
    "isindex": f'<isindex type=image src=1 onerror="{_RUN}">',
    "table-background": (
        '<table background="https://evil.example/t.png"><td background="x">x</table>'
    ),
    "closes-page": "</div></div></div></body></html><p>after</p>",
    "swallows-page": "<details><summary>x</summary><table><tr><td><b><del>",
    "null-byte": f"<scr\0ipt>{_RUN}</scr\0ipt><img src=x on\0error={_RUN}>",
    "mathjax-script": '<script type="math/tex">\\href{javascript:top.ran=1}{x}</script>',
    "mathjax-config": f'<script type="text/x-mathjax-config">{_RUN}</script>',
    "require": f'<script type="text/javascript">require(["x"]);{_RUN}</script>',
    "nested-anchor": f'<a href="x"><p title="</a><img src=x onerror={_RUN}>">x</p></a>',
    "attribute-break": f'<p title="&quot;&gt;<img src=x onerror={_RUN}>">x</p>',
    "attribute-backtick": f"<img src=`x` onerror=`{_RUN}` alt=``onerror={_RUN}>",
    "utf7": "+ADw-script+AD4-top.ran=1+ADw-/script+AD4-",
    "wide": "＜script＞top.ran=1＜/script＞ \u2039script\u203atop.ran=1",
}

#: Markdown by name, beyond the HTML above.
MARKDOWN = {
    "link-javascript": "[x](javascript:top.ran=1)",
    "link-javascript-case": "[x](JaVaScRiPt:top.ran=1)",
    "link-javascript-entities": "[x](&#106;avascript&colon;top.ran=1)",
    "link-javascript-encoded": "[x](javascript%3Atop.ran=1) [y](%6Aavascript:top.ran=1)",
    "link-javascript-space": "[x]( javascript:top.ran=1) [y](<java\tscript:top.ran=1>)",
    "link-javascript-angle": "[x](<javascript:top.ran=1>)",
    "link-title": "[x](https://example.org '\" onmouseover=\"top.ran=1')",
    "link-quote": '[x](https://example.org"onmouseover="top.ran=1)',
    "link-data": f"[x](data:text/html;base64,{_PAGE64})",
    "link-vbscript": "[x](vbscript:x)",
    "link-file": "[x](file:///etc/passwd) [y](evil.html) [z](../../../api/kernels)",
    "link-reference": "[x][y]\n\n[y]: javascript:top.ran=1",
    "link-reference-short": "[x]\n\n[x]: javascript:top.ran=1 'title'",
    "link-reference-angle": "[x][]\n\n[x]: <javascript:top.ran=1>",
    "link-reference-lines": "[x]\n\n[x]:\n  javascript:top.ran=1\n  '\" onclick=\"top.ran=1'",
    "link-nested": "[![a](x.png)](javascript:top.ran=1) [a[b](javascript:top.ran=1)](x)",
    "autolink-javascript": "<javascript:top.ran=1>",
    "autolink-data": "<data:text/html,x>",
    "autolink-break": '<https://example.org/"onmouseover="top.ran=1>',
    "url-break": 'https://example.org/"onmouseover="top.ran=1',
    "image-javascript": "![x](javascript:top.ran=1)",
    "image-remote": "![x](https://evil.example/track.png)",
    "image-schemeless": "![x](//evil.example/track.png)",
    "image-backslash": "![x](\\\\\\\\evil.example/track.png) ![x](/\\\\evil.example/t.png)",
    "image-alt": '![" onerror="top.ran=1](x)',
    "image-title": "![x](x.png '\" onerror=\"top.ran=1')",
    "image-reference": "![x][y]\n\n[y]: https://evil.example/track.png",
    "image-missing-attachment": "![x](attachment:nothing.png)",
    "image-attached-drawing": "![x](attachment:x.svg) ![x](attachment:broken.png)",
    "image-svg-data": f"![x](data:image/svg+xml;base64,{_SVG64})",
    "code-nested-backticks": f"`` ` <b> ` `` ` `` ` <img src=x onerror={_RUN}>",
    "code-unclosed": f"`<img src=x onerror={_RUN}>",
    "code-fence-info": f'```"><img src=x onerror={_RUN}>\nx\n```',
    "code-fence-language": f"```python onload={_RUN} <img src=x onerror={_RUN}>\nx\n```",
    "code-fence-closed": f"```python\n```\n<img src=x onerror={_RUN}>\n```",
    "code-fence-tilde": f"~~~\n```\n~~~\n<img src=x onerror={_RUN}>\n```",
    "code-fence-in-list": f"- ```\n\n<img src=x onerror={_RUN}>\n```",
    "code-indented": f"    x\n\n<img src=x onerror={_RUN}>",
    "mermaid": f"```mermaid\n<img src=x onerror={_RUN}>\n```",
    "mermaid-closes": f"```mermaid\n</pre></div><script>{_RUN}</script>\n```",
    "mermaid-click": '```mermaid\ngraph TD;A-->B;click A "javascript:top.ran=1"\n```',
    "math-html": f"$<img src=x onerror={_RUN}>$ $$<img src=x onerror={_RUN}>$$",
    "math-unclosed": f"$$ <img src=x onerror={_RUN}> $",
    "math-escaped": f"\\$ <img src=x onerror={_RUN}> \\$",
    "math-newline": f"$a\n\n<img src=x onerror={_RUN}>$",
    "math-environment": f"\\begin{{a}}<img src=x onerror={_RUN}>\\end{{a}}",
    "math-latex": f"\\\\(<img src=x onerror={_RUN}>\\\\) \\\\[<script>{_RUN}</script>\\\\]",
    "math-in-code": f"`$` <img src=x onerror={_RUN}> `$`",
    "math-in-tag": f'<a title="$"><img src=x onerror={_RUN}></a>$',
    "math-href": "$\\href{javascript:top.ran=1}{x}$",
    "math-style": "$\\style{position:fixed}{x} \\cssId{submission_id}{y} \\class{score}{z}$",
    "math-require": "$\\require{html} \\bbox[background:url(https://evil.example/)]{x}$",
    "math-token": "$\\mmlToken{mi}[href='javascript:top.ran=1']{x}$",
    "math-cover": "$\\rule{99em}{99em} \\hspace{-50em}x \\raise 9em{y}$",
    "math-smash": (
        r"$$\color{white}{\smash{\genfrac{}{}{160px}{0}{\phantom{MMMMMMMMMMMMMMMMMMMM}}{}}}$$"
        "\n\n"
        r"$$\smash{\begin{array}{c}\color{green}{\text{Score: 3 of 3}}\\[18em] \ \end{array}}$$"
    ),
    "marks": " ".join(["Z" + "\u0300\u0301\u0302\u0336\u035b" * 200] * 4),
    "wide-word": "W" * 4000,
    "math-bar": r"$$\genfrac{}{}{30000px}{0}{\phantom{MMMMMMMM}}{}$$",
    "math-redefined": "$\\def\\frac#1#2{5} \\renewcommand{\\sum}{9}$",
    "math-macro": "$\\let\\x\\href \\x{javascript:top.ran=1}{y}$",
    "heading-id": "# test-double-values\n\nsubmission_id\n=====\n\n## test-double-values",
    "heading-html": f"# <img src=x onerror={_RUN}>",
    "table-html": f"|a|\n|-|\n|<img src=x onerror={_RUN}>|",
    "table-pipe": f"|a|\n|-|\n|`|`<img src=x onerror={_RUN}>|",
    "list-definition": f"a\n: <img src=x onerror={_RUN}>",
    "task-list": f"- [ ] <img src=x onerror={_RUN}>\n- [x] [x](javascript:top.ran=1)",
    "html-across-inlines": f"*<img src=x* onerror={_RUN}>",
    "html-across-code": f'<img title=`"` src=x onerror={_RUN}>',
    "html-across-lines": f"<img\nsrc=x\nonerror={_RUN}\n>",
    "html-across-blocks": f"<div title='\n\n'><img src=x onerror={_RUN}>",
    "html-across-quotes": f"> <img src=x\n> onerror={_RUN}>",
    "html-escaped": f"\\<img src=x onerror={_RUN}> &lt;img src=x onerror={_RUN}&gt;",
    "html-block-pre": f"<pre>\n\n</pre><img src=x onerror={_RUN}>",
    "html-comment-markdown": f"<!--\n\n--><img src=x onerror={_RUN}>",
    "html-comment-marker": f"<!-- WRITTEN: why (3 points) --><img src=x onerror={_RUN}>",
    "html-comment-false-end": f"<!-- a --!><img src=x onerror={_RUN}> -->",
    "strike": f"~~<img src=x onerror={_RUN}>~~",
    "frozen-lookalike": f"<div>x&NewLine;&NewLine;<img src=x onerror={_RUN}></div>",
    "endless-quotes": ">" * 5000 + "<b>",
    "endless-brackets": "[" * 5000 + "](<b>",
    "endless-math": "\\\\(" * 5000,
    "endless-emphasis": "**a *b " * 2000,
    "long": f"<img src=x onerror={_RUN}>" * 1000,
}

#: Data and metadata of outputs, by name, beyond the HTML and Markdown above.
OUTPUTS = {
    "javascript": ({"application/javascript": _RUN}, {}),
    "javascript-text": ({"text/javascript": _RUN, "application/ecmascript": _RUN}, {}),
    "widget-view": (
        {"application/vnd.jupyter.widget-view+json": {"model_id": f"</script><script>{_RUN}"}},
        {},
    ),
    "vendor": ({"application/vnd.plotly.v1+json": {"data": f"<script>{_RUN}</script>"}}, {}),
    "bokeh": ({"application/vnd.bokehjs_exec.v0+json": "", "application/javascript": _RUN}, {}),
    "json": ({"application/json": {"a": f"<script>{_RUN}</script>"}}, {}),
    "pdf": ({"application/pdf": "JVBERi0="}, {}),
    "svg": ({"image/svg+xml": _SVG}, {}),
    "svg-entity": (
        {"image/svg+xml": f'<!DOCTYPE svg [<!ENTITY x "{_SVG}">]><svg>&x;</svg>'},
        {},
    ),
    "svg-break": ({"image/svg+xml": f'"><script>{_RUN}</script>'}, {}),
    "svg-style": (
        {
            "image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg"><style>@import "https://evil.'
            'example/x.css"</style><image href="https://evil.example/i.png"/><rect '
            'fill="url(https://evil.example/f.svg#x)"/></svg>'
        },
        {},
    ),
    "png-break": ({"image/png": f'" onerror="{_RUN}'}, {}),
    "png-list": ({"image/png": [f'" onerror="{_RUN}']}, {}),
    "png-is-svg": ({"image/png": _SVG64}, {}),
    "jpeg-break": ({"image/jpeg": f"x'><script>{_RUN}</script>"}, {}),
    "png-width": ({"image/png": PNG}, {"image/png": {"width": f"1 onload={_RUN}", "height": "1"}}),
    "png-width-flat": (
        {"image/png": PNG},
        {"width": f"1 onload={_RUN}", "alt": f'" onload="{_RUN}'},
    ),
    "png-alt": ({"image/png": PNG}, {"image/png": {"alt": f'" onload="{_RUN}'}}),
    "png-unconfined": ({"image/png": PNG}, {"image/png": {"unconfined": True}}),
    "png-file": ({"image/png": PNG}, {"filenames": {"image/png": f'x" onerror="{_RUN}'}}),
    "svg-file": ({"image/svg+xml": _SVG}, {"filenames": {"image/svg+xml": "//evil.example/x"}}),
    "html-isolated": (
        {"text/html": f"<script>{_RUN}</script>"},
        {"text/html": {"isolated": True}, "isolated": True},
    ),
    "order": (
        {
            "text/plain": "x",
            "image/png": PNG,
            "text/html": f"<script>{_RUN}</script>",
            "application/javascript": _RUN,
        },
        {},
    ),
    "latex": ({"text/latex": "$\\href{javascript:top.ran=1}{x}$ <script>top.ran=1</script>"}, {}),
    "latex-closes": ({"text/latex": f"</div><script>{_RUN}</script>"}, {}),
    "mermaid": ({"text/vnd.mermaid": f"</pre><script>{_RUN}</script>"}, {}),
    "plain": ({"text/plain": f"<script>{_RUN}</script>\x1b[31m<b>\x1b]8;;javascript:1\x07x"}, {}),
    "unknown": ({"text/html; charset=utf-8": f"<script>{_RUN}</script>"}, {}),
    "upper": ({"TEXT/HTML": f"<script>{_RUN}</script>"}, {}),
}
