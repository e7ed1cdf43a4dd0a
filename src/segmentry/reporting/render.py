"""Placeholder."""
def report(segmentation, path): open(path,'w').write('x')
def text(s): return 'x'
def notebook_html(s): return 'x'
